package org.almanac.admin.event;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.account.Role;
import org.almanac.account.Scope;
import org.almanac.event.Actor;
import org.almanac.event.ChangeRun;
import org.almanac.event.EventRevision;
import org.almanac.event.EventStatus;
import org.almanac.event.FieldChange;
import org.almanac.notification.LoggedNotice;
import org.almanac.notification.SampleKind;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.problem.FieldError;
import org.almanac.subscriber.SubscriberData;
import org.almanac.subscriber.SuppressedAddress;
import org.almanac.subscriber.SuppressionReason;
import org.almanac.web.QueryString;

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

    /** {@code 20 created, 3 updated}. */
    static String words(ChangeRun run) {
        return Stream.of(
                        run.created() == 0 ? "" : "%,d created".formatted(run.created()),
                        run.updated() == 0 ? "" : "%,d updated".formatted(run.updated()),
                        run.withdrawn() == 0 ? "" : "%,d withdrawn".formatted(run.withdrawn()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    static String word(Actor.Kind kind) {
        return switch (kind) {
            case PERSON -> "Person";
            case TOKEN -> "API token";
            case OPERATOR -> "Operator’s token";
            case SOURCE -> "Source";
            case SYSTEM -> "Almanac";
            case UNKNOWN -> "Not known";
        };
    }

    static String word(Role role) {
        return switch (role) {
            case ADMIN -> "Administrator";
            case EDITOR -> "Editor";
        };
    }

    /** What a token may do. */
    static String may(Scope scope) {
        return switch (scope) {
            case READ -> "Read events, drafts too";
            case EVENTS -> "Edit events";
            case SUBSCRIBERS -> "Subscribers and their mails";
            case BOUNCES -> "Hand in bounces";
            case ALL -> "Everything, tokens too";
        };
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
            case ACCOUNT -> "Invitation or password";
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

    static String word(SampleKind kind) {
        MessageKind notice = kind.notice();
        if (notice != null) {
            return word(notice);
        }
        return switch (kind) {
            case ADDRESS_CHANGE -> "New address, to be confirmed";
            case ADDRESS_MOVED -> "To the old address";
            default -> word(MessageKind.CONFIRM);
        };
    }

    /** Why a notice was not sent, or is not yet: the rule's own word, and what it means. */
    static String why(LoggedNotice notice) {
        String reason = String.valueOf(notice.reason());
        return switch (reason) {
            case "paused" -> "paused: the reader had stopped the mails for a while";
            case "late" -> "late: it could not be sent while it was of use";
            case "moved" -> "moved: the date was changed before it was sent";
            case "cancelled" -> "cancelled: the event was off before it was sent";
            case "unfollowed" -> "unfollowed: the reader no longer asked for it";
            case "superseded" -> "superseded: a later notice says it better";
            case "undone" -> "undone: the change was taken back";
            case "told" -> "told: another mail had said it";
            case "over" -> "over: it was no longer so";
            default -> reason;
        };
    }

    static String word(SuppressionReason reason) {
        return switch (reason) {
            case REJECTED -> "Refused by its server";
            case BOUNCED -> "Mails came back";
            case COMPLAINED -> "Reported as unwanted";
            case BLOCKED -> "Suppressed by an administrator";
            case ERASED -> "Erased on request";
        };
    }

    static String word(SubscriberData.Consent step) {
        String word = step.action().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    static String followsShort(SubscriberData reader) {
        if (reader.everything()) {
            return "Everything";
        }
        int single = reader.events().size();
        String named = Stream.of(reader.tags(), reader.series(), reader.organisers())
                .flatMap(List::stream)
                .limit(4)
                .collect(Collectors.joining(", "));
        int all = reader.tags().size()
                + reader.series().size()
                + reader.organisers().size();
        return named
                + (all > 4 ? " and " + (all - 4) + " more" : "")
                + (single == 0 ? "" : (named.isEmpty() ? "" : ", ") + single + (single == 1 ? " event" : " events"));
    }

    static String digestWord(SubscriberData reader) {
        return switch (reader.digest()) {
            case "WEEKLY" -> "Weekly";
            case "MONTHLY" -> "Monthly";
            default -> "None";
        };
    }

    static String alsoTold(SubscriberData reader) {
        String told = Stream.of(
                        reader.announcements() ? "new events" : "",
                        reader.changes() ? "changes" : "",
                        reader.nothingUpcoming() ? "nothing upcoming" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "Nothing else" : told;
    }

    static String shortKey(SuppressedAddress address) {
        return address.key().substring(0, Math.min(8, address.key().length())) + "…";
    }

    /** Their own page of the desk. */
    static String deskPath(SubscriberData reader) {
        return "/admin/subscribers/" + reader.id();
    }

    static String urlEncoded(String text) {
        return QueryString.encoded(text);
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
        if (field.startsWith("recurrence.rrule")) {
            return RecurrenceForm.RULE;
        }
        if (field.startsWith("recurrence.exdates") || field.startsWith("recurrence.overrides")) {
            return "section-when";
        }
        return field.isEmpty() ? "title" : field;
    }
}
