package org.almanac.admin;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import org.almanac.event.EventRevision;
import org.almanac.event.EventStatus;
import org.almanac.event.FieldChange;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.problem.FieldError;

/** What the catalogue's terms are called on the desk. */
@TemplateExtension
final class Words {
    private Words() {}

    static String word(EventStatus status) {
        return switch (status) {
            case TENTATIVE -> "Tentative: date or place may change";
            case CONFIRMED -> "Confirmed";
            case POSTPONED -> "Postponed: new date to be announced";
            case CANCELLED -> "Cancelled";
        };
    }

    static String word(EventRevision.Action action) {
        String word = action.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    static String word(MessageState state) {
        return switch (state) {
            case HELD -> "Held";
            case QUEUED -> "Waiting";
            case SENDING -> "Being sent";
            case SENT -> "Sent";
            case RETRY -> "Will be tried again";
            case FAILED -> "Failed";
            case SUPPRESSED -> "Address refused before";
            case SKIPPED -> "Not needed";
        };
    }

    static String word(MessageKind kind) {
        return switch (kind) {
            case CONFIRM -> "Confirmation";
            case REMINDER -> "Reminder";
            case KEY_DATE -> "Key date";
            case CHANGED -> "Change";
            case CANCELLED -> "Cancellation";
            case ANNOUNCED -> "Announcement";
            case DIGEST -> "Digest";
            case NOTHING_UPCOMING -> "Nothing upcoming";
            case TEST -> "Test";
        };
    }

    static String fieldLabel(FieldChange change) {
        return EventField.label(change.field());
    }

    /** The input to look at; what has none of its own leads to its section. */
    static String anchor(FieldError error) {
        String field = error.field();
        if (field.equals("start") || field.equals("end")) {
            return field + ".date";
        }
        if (field.startsWith("keyDates")) {
            return "section-dates";
        }
        if (field.startsWith("recurrence")) {
            return "section-when";
        }
        return field.isEmpty() ? "title" : field;
    }
}
