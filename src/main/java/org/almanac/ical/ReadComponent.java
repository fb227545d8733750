package org.almanac.ical;

import org.jspecify.annotations.Nullable;

/**
 * What became of one component of a calendar.
 *
 * @param event null when the component had to be skipped
 * @param uid when there was one
 * @param note why it was skipped, or what of it was left out; for people
 */
public record ReadComponent(
        @Nullable ReadEvent event,
        @Nullable String uid,
        @Nullable String note) {

    static ReadComponent skipped(@Nullable String uid, String reason) {
        return new ReadComponent(null, uid, reason);
    }
}
