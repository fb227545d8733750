package org.almanac.api.imports;

import java.util.Map;
import org.almanac.importer.table.DateOrder;
import org.almanac.importer.table.TableChoices;
import org.almanac.json.TextDecoder;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The query parameters that say how a table is to be read. */
final class TableParameters {
    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', ",", ',', "semicolon", ';', ";", ';', "tab", '\t', "\t", '\t', "bar", '|', "|", '|');

    private TableParameters() {}

    /** @throws Problem MALFORMED when one of them holds what it cannot */
    static TableChoices choices(@Nullable String dateOrder, @Nullable String encoding, @Nullable String separator) {
        return new TableChoices(encoding(encoding), separator(separator), dateOrder(dateOrder), Map.of());
    }

    private static @Nullable DateOrder dateOrder(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : DateOrder.named(text).orElseThrow(() -> Problem.malformed("dateOrder must be dmy or mdy."));
    }

    private static @Nullable String encoding(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : TextDecoder.named(text)
                        .orElseThrow(() -> Problem.malformed(
                                "encoding must be one of " + String.join(", ", TextDecoder.encodings()) + "."));
    }

    private static @Nullable Character separator(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Character separator = SEPARATORS.get(text);
        if (separator == null) {
            throw Problem.malformed("separator must be comma, semicolon, tab or bar.");
        }
        return separator;
    }
}
