package org.almanac.outbox;

import static java.util.stream.Collectors.joining;

import java.util.Set;

/** What a message is about, most urgent first; the names are public in {@code X-Almanac-Kind}. */
public enum MessageKind {
    /** Please confirm that you want this. */
    CONFIRM,
    /** To somebody who edits the calendar, about their account: an invitation, a forgotten password. */
    ACCOUNT,
    CANCELLED,
    CHANGED,
    REMINDER,
    KEY_DATE,
    ANNOUNCED,
    DIGEST,
    NOTHING_UPCOMING,
    /** An operator tries the way to a mailbox. */
    TEST;

    /** Whether it is one person's own affair, who waits for it; else it is news to many. */
    public boolean isPersonal() {
        return this == CONFIRM || this == ACCOUNT || this == TEST;
    }

    /** The names, most urgent first, separated by commas. */
    public static String join(Set<MessageKind> kinds) {
        return kinds.stream().sorted().map(MessageKind::name).collect(joining(","));
    }
}
