package org.almanac.admin.list;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import java.util.Set;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditEntry;
import org.almanac.event.RegisterKind;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.bulk.BulkEdit;
import org.almanac.event.bulk.BulkItemState;
import org.jspecify.annotations.Nullable;

/** What edits of many events are called on the desk. */
@TemplateExtension
final class BulkWords {
    private static final Set<AuditAction> ACTIONS =
            Set.of(AuditAction.EVENTS_EDITED, AuditAction.EVENTS_PUT_BACK, AuditAction.ENTRIES_MERGED);

    private BulkWords() {}

    /** Whether the log's row opens the report of an edit of many. */
    static boolean isBulkEdit(AuditEntry entry) {
        return ACTIONS.contains(entry.action());
    }

    /** As a choice: what would be done. */
    static String label(BulkAction action) {
        return switch (action) {
            case PUBLISH -> "Publish";
            case HIDE -> "Hide from readers";
            case ADD_TAG -> "Add a tag";
            case REMOVE_TAG -> "Take off a tag";
            case SET_SERIES -> "Put into a series";
            case CANCEL -> "Cancel";
            case WITHDRAW -> "Withdraw as listed by mistake";
            case RENAME -> "Rename";
            case MERGE -> "Merge";
        };
    }

    /** What it does, of so many events: {@code Publish 14 events}. */
    static String does(BulkEdit edit, long events) {
        String many = events == 1 ? "1 event" : number(events) + " events";
        String value = edit.value() == null ? "" : "“" + edit.value() + "”";
        return switch (edit.action()) {
            case PUBLISH -> "Publish " + many;
            case HIDE -> "Hide " + many + " from readers";
            case ADD_TAG -> "Tag " + many + " with " + value;
            case REMOVE_TAG -> "Take the tag " + value + " off " + many;
            case SET_SERIES ->
                value.isEmpty() ? "Take " + many + " out of their series" : "Put " + many + " into the series " + value;
            case CANCEL -> "Cancel " + many;
            case WITHDRAW -> "Withdraw " + many;
            case RENAME -> "Rename the " + word(edit.register()) + " “" + edit.former() + "” to " + value;
            case MERGE -> "Merge the " + word(edit.register()) + " “" + edit.former() + "” into " + value;
        };
    }

    private static String word(@Nullable RegisterKind kind) {
        return kind == null ? "entry" : kind.word();
    }

    static String word(BulkItemState state) {
        return switch (state) {
            case WAITING -> "Waiting";
            case DONE -> "Done";
            case UNCHANGED -> "Was so before";
            case FAILED -> "Failed";
            case UNDONE -> "Put back";
            case KEPT -> "Not put back";
        };
    }

    static String number(int count) {
        return number((long) count);
    }

    static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
