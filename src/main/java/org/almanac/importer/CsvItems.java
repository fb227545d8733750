package org.almanac.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.almanac.event.ImportItem;
import org.almanac.json.JsonInput;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from a table (RFC 4180) as spreadsheet programs save it: with a header row, with or without a byte order
 * mark, separated by commas, semicolons or tabs.
 */
@Singleton
class CsvItems {
    private static final String SEPARATORS = ",;\t";

    private final ObjectReader rows =
            new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);

    /** @throws Problem MALFORMED when it is no table, or its header names no title and no start */
    List<ReadItem> read(byte[] body, @Nullable String source) {
        String text = withoutMark(JsonInput.text(body));
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        List<ReadItem> items = new ArrayList<>();
        try (MappingIterator<String[]> table = rows.with(schema).readValues(text)) {
            if (!table.hasNextValue()) {
                throw Problem.malformed("The body is empty; send a header row and one event a row.");
            }
            CsvColumns columns = CsvColumns.of(table.nextValue());
            while (table.hasNextValue()) {
                String[] cells = table.nextValue();
                if (!Arrays.stream(cells).allMatch(String::isBlank)) {
                    items.add(item(columns, cells, source));
                }
            }
        } catch (JsonProcessingException e) {
            throw Problem.malformed(
                    "The table cannot be read after row " + (items.size() + 1) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    private static ReadItem item(CsvColumns columns, String[] cells, @Nullable String source) {
        if (cells.length > columns.size()) {
            return ReadItem.unreadable(
                    null, "The row has " + cells.length + " cells, but the header only " + columns.size() + ".");
        }
        CsvRow row = new CsvRow(columns, cells);
        return ReadItem.of(new ImportItem(row.text("id"), row.event(), source), columns.note());
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
