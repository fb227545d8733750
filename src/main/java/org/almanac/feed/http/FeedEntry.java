package org.almanac.feed.http;

import java.time.Instant;
import org.almanac.web.Representation;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it was rendered last.
 *
 * @param source what it was made from, when that is worth keeping
 * @param revision of the catalogue, or of an earlier one: never of a later
 * @param goodUntil when it must be looked at again though the catalogue stays as it is
 */
record FeedEntry(Representation representation, @Nullable Object source, long revision, Instant goodUntil) {

    boolean isFresh(long revision, Instant now) {
        return this.revision >= revision && now.isBefore(goodUntil);
    }
}
