package org.almanac.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.almanac.problem.Problem;

/**
 * A table (RFC 4180) as spreadsheet programs save it: with a header row, with or without a byte order mark, separated by
 * commas, semicolons or tabs.
 *
 * @param header as it was sent
 * @param rows without those that are blank; a row may have fewer or more cells than the header
 * @param numbers of those rows, as a spreadsheet program counts: the header is row 1
 */
public record CsvTable(String[] header, List<String[]> rows, List<Integer> numbers) {
    private static final String SEPARATORS = ",;\t";
    private static final ObjectReader READER =
            new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);

    /**
     * @param most rows; it stops reading after one more
     * @throws Problem MALFORMED when it is no table or not UTF-8
     */
    public static CsvTable read(byte[] body, int most) {
        String text = withoutMark(JsonInput.text(body));
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        List<String[]> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        int number = 1;
        try (MappingIterator<String[]> table = READER.with(schema).readValues(text)) {
            if (!table.hasNextValue()) {
                throw Problem.malformed("The body is empty; send a header row, and below it a row for each item.");
            }
            String[] header = table.nextValue();
            while (table.hasNextValue() && rows.size() <= most) {
                String[] cells = table.nextValue();
                number++;
                if (!Arrays.stream(cells).allMatch(String::isBlank)) {
                    rows.add(cells);
                    numbers.add(number);
                }
            }
            return new CsvTable(header, rows, numbers);
        } catch (JsonProcessingException e) {
            throw Problem.malformed("The table cannot be read after row " + number + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A column's name without what makes no difference: case, spaces and punctuation. */
    public static String plain(String column) {
        return column.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** The one that the header row uses most, outside quotation marks. */
    private static char separator(String text) {
        int[] seen = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
            char c = text.charAt(i);
            int which = SEPARATORS.indexOf(c);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && which >= 0) {
                seen[which]++;
            }
        }
        int best = 0;
        for (int i = 1; i < seen.length; i++) {
            best = seen[i] > seen[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }
}
