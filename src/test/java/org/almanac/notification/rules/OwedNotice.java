package org.almanac.notification.rules;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing that somebody is owed a word of. */
final class OwedNotice {
    final String kind;

    /** Null for what is about no single event. */
    @Nullable
    KnownEvent event;

    final String detail;

    /** The original start of the date that a reminder is about. */
    @Nullable
    String at;

    @Nullable
    Instant start;

    @Nullable
    ToldFacts facts;

    Instant due = Instant.EPOCH;

    /** Null for as long as it is so. */
    @Nullable
    Instant useful;

    Instant ready = Instant.EPOCH;
    boolean endsSpell;

    @Nullable
    String skipped;

    boolean handled;
    boolean sent;

    OwedNotice(String kind, @Nullable KnownEvent event, String detail) {
        this.kind = kind;
        this.event = event;
        this.detail = detail;
    }

    static OwedNotice reminder(KnownEvent event, EventDate date, String lead) {
        OwedNotice notice = new OwedNotice("REMINDER", event, lead + "@" + date.start());
        notice.at = date.at();
        notice.start = date.start();
        return notice;
    }

    /** Unlike that of all else the same reader is owed. */
    String key() {
        String about = event == null ? "" : event.id + (at == null ? "" : "/" + at);
        return kind + "|" + about + "|" + detail;
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    boolean waits() {
        return skipped == null && !handled;
    }

    KnownEvent about() {
        return Objects.requireNonNull(event);
    }

    /** Of a reminder. */
    String lead() {
        return detail.substring(0, detail.indexOf('@'));
    }

    /** Whether the date of a reminder is still shown, and at the same time. */
    boolean stands() {
        return about().shown().stream()
                .anyMatch(date -> date.at().equals(at) && date.start().equals(start));
    }

    /** As a mail says it. */
    String line() {
        String subject = event == null ? "" : event.id.toString();
        boolean detailed = is("REMINDER") || is("KEY_DATE") || is("DIGEST");
        return kind + " " + subject + " " + (detailed ? detail : "");
    }
}
