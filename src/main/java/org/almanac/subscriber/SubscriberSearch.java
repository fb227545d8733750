package org.almanac.subscriber;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which subscribers; every part that is given must hold.
 *
 * @param words a part of the address; null for all
 * @param standing null for all
 * @param follows slugs of tags, series or organisers, any of which they chose; null for whatever they follow
 * @param everything whether only those are meant who follow everything
 * @param digest {@code NONE}, {@code WEEKLY} or {@code MONTHLY}; null for all
 * @param since those who came then or later; null for all
 */
public record SubscriberSearch(
        @Nullable String words,
        @Nullable Standing standing,
        @Nullable Set<String> follows,
        boolean everything,
        @Nullable String digest,
        @Nullable Instant since) {
    public static final SubscriberSearch ALL = new SubscriberSearch(null, null, null, false, null, null);

    /** How a subscription stands. */
    public enum Standing {
        /** Confirmed, and mails go there. */
        ACTIVE,
        PENDING,
        UNSUBSCRIBED,
        PAUSED,
        SUPPRESSED
    }
}
