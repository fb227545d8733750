package org.almanac.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Text in rows and cells (RFC 4180), with the separator that a first line {@code sep=;} names, as Excel writes it, else the
 * one that the first rows use most.
 *
 * @param text without that line
 */
public record DelimitedText(String text, char separator) {
    /** Those that are found out. */
    public static final String SEPARATORS = ",;\t|";

    private static final int LINES_LOOKED_AT = 10;
    private static final Pattern DECLARED = Pattern.compile("\\A\"?sep=(.)\"?[,;\\t|]*(?:\\r\\n|\\n|\\r|\\z)");
    private static final ObjectReader READER =
            new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);

    /**
     * @param number as a spreadsheet program counts, from 1
     * @param cells of the row
     */
    public record Row(int number, String[] cells) {
        public boolean isBlank() {
            for (String cell : cells) {
                if (!cell.isBlank()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param separator null to find it out */
    public static DelimitedText of(String text, @Nullable Character separator) {
        Matcher declared = DECLARED.matcher(text);
        if (!declared.find()) {
            return new DelimitedText(text, separator == null ? mostUsed(text) : separator);
        }
        String rest = text.substring(declared.end());
        char named = declared.group(1).charAt(0);
        boolean usable = SEPARATORS.indexOf(named) >= 0 || named == ':' || named == '^' || named == '~';
        return new DelimitedText(rest, separator != null ? separator : usable ? named : mostUsed(rest));
    }

    /** @throws Problem MALFORMED, when asked for the next row, if there is no reading on */
    public Iterator<Row> rows() {
        return new Rows(this);
    }

    /** Of the first line that has any, the one that it uses most outside quotation marks. */
    private static char mostUsed(String text) {
        int[] seen = new int[SEPARATORS.length()];
        boolean quoted = false;
        int lines = 0;
        for (int i = 0; i < text.length() && lines < LINES_LOOKED_AT; i++) {
            char c = text.charAt(i);
            int which = SEPARATORS.indexOf(c);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && which >= 0) {
                seen[which]++;
            } else if (!quoted && c == '\n') {
                lines += max(seen) > 0 ? LINES_LOOKED_AT : 1;
            }
        }
        int best = 0;
        for (int i = 1; i < seen.length; i++) {
            best = seen[i] > seen[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    private static int max(int[] counts) {
        int max = 0;
        for (int count : counts) {
            max = Math.max(max, count);
        }
        return max;
    }

    private static final class Rows implements Iterator<Row> {
        private final MappingIterator<String[]> table;
        private int number;

        Rows(DelimitedText source) {
            CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(source.separator());
            try {
                table = READER.with(schema).readValues(source.text());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean hasNext() {
            try {
                return table.hasNextValue();
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public Row next() {
            try {
                if (!table.hasNextValue()) {
                    throw new NoSuchElementException();
                }
                return new Row(++number, table.nextValue());
            } catch (IOException e) {
                throw failure(e);
            }
        }

        private RuntimeException failure(IOException e) {
            return e instanceof JsonProcessingException json
                    ? Problem.malformed(
                            "The table cannot be read after row " + number + ": " + json.getOriginalMessage())
                    : new UncheckedIOException(e);
        }
    }
}
