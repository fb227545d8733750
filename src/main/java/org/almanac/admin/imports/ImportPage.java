package org.almanac.admin.imports;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.almanac.admin.FormErrors;
import org.almanac.importer.ImportedItem;
import org.almanac.importer.Upload;
import org.almanac.importer.table.TableColumn;
import org.almanac.importer.table.TableReport;
import org.almanac.json.ImportReport.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a file, or has become of it.
 *
 * @param form where the source and the format can be corrected
 * @param note that holds for every item that is not skipped, such as a column that nobody knows, and is said once
 */
record ImportPage(
        Upload upload,
        ImportForm form,
        FormErrors errors,
        @Nullable String note) {

    static ImportPage of(Upload upload) {
        return of(upload, ImportForm.of(upload.terms()), FormErrors.NONE);
    }

    static ImportPage of(Upload upload, ImportForm form, FormErrors errors) {
        List<@Nullable String> notes = upload.summary().items().stream()
                .filter(item -> item.outcome() != Outcome.SKIPPED)
                .map(ImportedItem::reason)
                .toList();
        boolean same = notes.size() > 1 && notes.stream().distinct().count() == 1;
        return new ImportPage(upload, form, errors, same ? notes.get(0) : null);
    }

    /**
     * The items of one outcome.
     *
     * @param count of all; those that are shown are bounded
     * @param noted whether something is to be said of single ones
     */
    record Group(Outcome outcome, boolean imported, int count, List<ImportedItem> items, boolean noted) {

        public int more() {
            return count - items.size();
        }

        public boolean skipped() {
            return outcome == Outcome.SKIPPED;
        }

        public String heading() {
            return switch (outcome) {
                case SKIPPED -> "Skipped";
                case CREATED -> imported ? "Added" : "New";
                case UPDATED -> imported ? "Brought up to date" : "Changed";
                case UNCHANGED -> imported ? "Left as they were" : "The same already";
            };
        }
    }

    /** Those that have items; what needs a look comes first. */
    public List<Group> groups() {
        return Stream.of(Outcome.SKIPPED, Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED)
                .map(this::group)
                .filter(group -> group.count() > 0)
                .toList();
    }

    public List<Group> figures() {
        return Stream.of(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.SKIPPED)
                .map(this::group)
                .toList();
    }

    /** How it was read, if it is a table. */
    public @Nullable TableReport table() {
        return upload.summary().table();
    }

    /** Whether nothing can be imported before somebody says what the columns hold. */
    public boolean unmapped() {
        TableReport table = table();
        return table != null && table.problem() != null;
    }

    /** Whether the page begins with how the table is read. */
    public boolean tableOpen() {
        TableReport table = table();
        return table != null && (table.problem() != null || table.dateOrderOpen());
    }

    public TableColumn[] columns() {
        return TableColumn.values();
    }

    /** How many events the import writes. */
    public int wanted() {
        return upload.summary().created() + upload.summary().updated();
    }

    private Group group(Outcome outcome) {
        List<ImportedItem> items = upload.summary().items().stream()
                .filter(item -> item.outcome() == outcome)
                .toList();
        boolean noted = items.stream()
                .map(ImportedItem::reason)
                .anyMatch(reason -> reason != null && !Objects.equals(reason, note));
        return new Group(outcome, upload.imported(), upload.summary().count(outcome), items, noted);
    }
}
