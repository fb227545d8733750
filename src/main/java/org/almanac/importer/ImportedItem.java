package org.almanac.importer;

import java.util.List;
import java.util.UUID;
import org.almanac.event.SaveEvent;
import org.almanac.event.merge.ImportOutcome;
import org.almanac.json.ImportReport;
import org.almanac.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * One item of a file, and what became of it or would.
 *
 * @param place in the file, for people: {@code row 7}
 * @param title as the file has it
 * @param start as the file has it
 * @param id of the event; after a dry run only of one that is there already
 * @param reason why it was skipped or left as it was, or what of it was left out; for people
 * @param errors the same field by field, when fields are why it was skipped
 */
public record ImportedItem(
        String place,
        @Nullable String title,
        @Nullable String start,
        boolean allDay,
        @Nullable UUID id,
        @Nullable String uid,
        ImportReport.Outcome outcome,
        @Nullable String reason,
        List<FieldError> errors) {

    static ImportedItem unreadable(ReadItem read) {
        return new ImportedItem(
                read.place(),
                read.title(),
                null,
                false,
                null,
                read.uid(),
                ImportReport.Outcome.SKIPPED,
                read.note(),
                read.errors());
    }

    static ImportedItem of(ReadItem read, SaveEvent event, ImportOutcome outcome, boolean dryRun) {
        ImportReport.Outcome kind = ImportReport.Outcome.valueOf(outcome.kind().name());
        return new ImportedItem(
                read.place(),
                event.title(),
                event.start(),
                Boolean.TRUE.equals(event.allDay()),
                dryRun && kind == ImportReport.Outcome.CREATED ? null : outcome.id(),
                outcome.uid(),
                kind,
                reason(read, outcome),
                outcome.errors());
    }

    private static @Nullable String reason(ReadItem read, ImportOutcome outcome) {
        if (outcome.reason() == null) {
            return read.note();
        }
        boolean both = read.note() != null && outcome.kind() != ImportOutcome.Kind.SKIPPED;
        return both ? read.note() + " " + outcome.reason() : outcome.reason();
    }
}
