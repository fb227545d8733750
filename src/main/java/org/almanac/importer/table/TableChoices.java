package org.almanac.importer.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said about a table, so that it is not found out. Null means that nothing was said.
 *
 * @param encoding one of {@link org.almanac.json.TextDecoder#encodings}
 * @param dateOrder of dates such as 05/06/2027
 * @param columns by what a column is called in the table, the name of the {@link TableColumn} that it holds; empty to
 *     leave it out
 */
public record TableChoices(
        @Nullable String encoding,
        @Nullable Character separator,
        @Nullable DateOrder dateOrder,
        Map<String, String> columns) {

    public static final TableChoices NONE = new TableChoices(null, null, null, Map.of());

    public TableChoices {
        columns = Map.copyOf(columns);
    }

    /** The same with the columns of another where none are chosen, and its order of dates. */
    public TableChoices or(TableChoices other) {
        return new TableChoices(
                encoding == null ? other.encoding : encoding,
                separator == null ? other.separator : separator,
                dateOrder == null ? other.dateOrder : dateOrder,
                columns.isEmpty() ? other.columns : columns);
    }
}
