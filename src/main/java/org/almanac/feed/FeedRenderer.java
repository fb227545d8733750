package org.almanac.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of one format from the catalogue. Blocks: it asks the database. */
interface FeedRenderer {

    FeedFormat format();

    /** @param earlier {@link Rendering#source()} of what it gave before for the same request */
    Rendering render(FeedRequest request, Instant now, @Nullable Object earlier);

    /**
     * Bytes and how long they hold.
     *
     * @param bytes null when they are what they were before
     * @param source what the bytes were made from; equal sources give equal bytes; null when it is not worth keeping
     * @param changesAt when time alone changes them; {@link Instant#MAX} when it does not
     */
    record Rendering(byte @Nullable [] bytes, @Nullable Object source, Instant changesAt) {}
}
