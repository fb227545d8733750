package org.almanac.importer.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table was read, for people.
 *
 * @param encoding null of a workbook
 * @param separator null of a workbook
 * @param dateOrder that was used; null when no date needed one, or none could be told
 * @param dateOrderOpen whether dates were refused because their order is not known
 * @param notes what was guessed or left out, as sentences
 * @param problem why no row of it can be imported; null when rows can
 */
public record TableReport(
        @Nullable String encoding,
        @Nullable Character separator,
        @Nullable DateOrder dateOrder,
        boolean dateOrderOpen,
        List<String> notes,
        List<Column> columns,
        @Nullable String problem) {

    /**
     * @param name no two are alike
     * @param holds null when it is left out
     * @param samples of its first cells
     */
    public record Column(String name, @Nullable TableColumn holds, List<String> samples) {}

    /** Whether somebody can say which columns hold title and start: there are two at least, and something in them. */
    public boolean canBeMapped() {
        return columns.size() > 1
                && columns.size() <= TableHeader.MOST
                && columns.stream().anyMatch(column -> !column.samples().isEmpty());
    }
}
