package org.almanac.importer;

import java.util.List;
import java.util.stream.Stream;
import org.almanac.importer.Importer.Imported;
import org.almanac.importer.table.TableReport;
import org.almanac.json.ImportReport.Outcome;
import org.almanac.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, or would, as people look at it: everything counted, of each outcome the first {@link #MOST}
 * items shown.
 *
 * @param items those that are shown, in the order of the file
 * @param table how it was read, of a table
 */
public record ImportSummary(
        int created,
        int updated,
        int unchanged,
        int skipped,
        List<ImportedItem> items,
        @Nullable TableReport table) {
    /** Items of one outcome that are shown. */
    public static final int MOST = 200;

    private static final int LONGEST = 500;

    static ImportSummary of(Imported imported) {
        List<ImportedItem> all = imported.items();
        return new ImportSummary(
                count(all, Outcome.CREATED),
                count(all, Outcome.UPDATED),
                count(all, Outcome.UNCHANGED),
                count(all, Outcome.SKIPPED),
                Stream.of(Outcome.values())
                        .flatMap(outcome -> all.stream()
                                .filter(item -> item.outcome() == outcome)
                                .limit(MOST))
                        .map(ImportSummary::shown)
                        .toList(),
                imported.table());
    }

    /** Whether there is anything to undo. */
    public boolean wrote() {
        return created + updated > 0;
    }

    public int count(Outcome outcome) {
        return switch (outcome) {
            case CREATED -> created;
            case UPDATED -> updated;
            case UNCHANGED -> unchanged;
            case SKIPPED -> skipped;
        };
    }

    private static int count(List<ImportedItem> all, Outcome outcome) {
        return (int) all.stream().filter(item -> item.outcome() == outcome).count();
    }

    /** A file may hold anything; this is shown and kept, so it is bounded and holds only what a page and a database can. */
    private static ImportedItem shown(ImportedItem item) {
        return new ImportedItem(
                item.place(),
                shown(item.title()),
                shown(item.start()),
                item.allDay(),
                item.id(),
                shown(item.uid()),
                item.outcome(),
                shown(item.reason()),
                item.errors().stream()
                        .map(error -> new FieldError(clean(error.field()), clean(error.message())))
                        .toList());
    }

    private static @Nullable String shown(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    private static String clean(String text) {
        boolean cut = text.length() > LONGEST;
        String start = cut ? text.substring(0, LONGEST) : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip() + (cut ? "…" : "");
    }
}
