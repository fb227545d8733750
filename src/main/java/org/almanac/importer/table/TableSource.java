package org.almanac.importer.table;

import java.util.Iterator;
import java.util.List;
import org.almanac.json.DelimitedText;
import org.almanac.json.DelimitedText.Row;
import org.almanac.json.TextDecoder;
import org.almanac.json.TextDecoder.Decoded;
import org.jspecify.annotations.Nullable;

/** Where the rows of a table come from: text, or a sheet of a workbook. */
interface TableSource {
    /** All rows from the first one, each time anew. */
    Iterator<Row> rows();

    /** Of a text. */
    @Nullable
    String encoding();

    /** Of a text. */
    @Nullable
    Character separator();

    /** What was guessed or left out, as sentences. */
    List<String> notes();

    /** What numbers mean as dates; null when they mean none. */
    @Nullable
    SerialDates serials();

    /** @throws org.almanac.problem.Problem MALFORMED when it is no text, or not in the encoding that was chosen */
    static TableSource ofText(byte[] body, TableChoices choices) {
        Decoded decoded = TextDecoder.decode(body, choices.encoding());
        DelimitedText text = DelimitedText.of(decoded.text(), choices.separator());
        return new TextSource(text, decoded.encoding(), decoded.note() == null ? List.of() : List.of(decoded.note()));
    }

    /** A text with separators. */
    record TextSource(DelimitedText text, String encoding, List<String> notes) implements TableSource {
        @Override
        public Iterator<Row> rows() {
            return text.rows();
        }

        @Override
        public Character separator() {
            return text.separator();
        }

        @Override
        public @Nullable SerialDates serials() {
            return null;
        }
    }
}
