package org.almanac.admin.imports;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.almanac.admin.event.EventField;
import org.almanac.importer.ImportedItem;
import org.almanac.importer.Importer;
import org.almanac.importer.table.DateOrder;
import org.almanac.importer.table.TableReport;

/** What an import's terms are called on the desk. */
@TemplateExtension
final class ImportWords {
    private ImportWords() {}

    static String word(Importer.Format format) {
        return switch (format) {
            case ICALENDAR -> "iCalendar (.ics)";
            case CSV -> "A table (.csv)";
            case XLSX -> "A workbook (.xlsx)";
            case JSON -> "JSON, an array of events";
            case NDJSON -> "NDJSON, one event a line";
        };
    }

    /** How the cells of a table are separated. */
    static String separatorName(TableReport table) {
        return table.separator() == null ? "" : TableForm.name(table.separator());
    }

    static String dateOrderName(TableReport table) {
        if (table.dateOrder() == null) {
            return table.dateOrderOpen() ? "not known" : "no date needs it";
        }
        return table.dateOrder() == DateOrder.DMY ? "day first" : "month first";
    }

    static String named(ImportedItem item) {
        return item.title() == null || item.title().isBlank() ? "No title" : item.title();
    }

    static String begins(ImportedItem item) {
        return DateLine.begins(Objects.requireNonNullElse(item.start(), ""), item.allDay());
    }

    /** Why it was skipped, or what of it was left out, with what editors call the fields. */
    static String why(ImportedItem item) {
        if (item.errors().isEmpty()) {
            return Objects.requireNonNullElse(item.reason(), "");
        }
        return item.errors().stream()
                .map(error -> label(error.field()) + ": " + error.message())
                .collect(Collectors.joining(" "));
    }

    /** {@code venue.country} is the country; of other fields the whole is what editors know. */
    private static String label(String field) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            return EventField.label(field);
        }
        if (!field.startsWith("venue.")) {
            return EventField.label(field.substring(0, dot));
        }
        String part = field.substring(dot + 1);
        return part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
    }
}
