package org.almanac.notification;

import org.almanac.outbox.MessageKind;
import org.jspecify.annotations.Nullable;

/** The mails that there are samples of: notices, most urgent first, and those about a subscription itself. */
public enum SampleKind {
    CANCELLED(MessageKind.CANCELLED),
    CHANGED(MessageKind.CHANGED),
    REMINDER(MessageKind.REMINDER),
    KEY_DATE(MessageKind.KEY_DATE),
    ANNOUNCED(MessageKind.ANNOUNCED),
    DIGEST(MessageKind.DIGEST),
    NOTHING_UPCOMING(MessageKind.NOTHING_UPCOMING),
    CONFIRM(null),
    ADDRESS_CHANGE(null),
    ADDRESS_MOVED(null);

    private final @Nullable MessageKind notice;

    SampleKind(@Nullable MessageKind notice) {
        this.notice = notice;
    }

    /** Null for a mail about a subscription itself. */
    public @Nullable MessageKind notice() {
        return notice;
    }
}
