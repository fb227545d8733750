package org.almanac.feed.render;

import java.time.Instant;
import java.util.List;
import org.almanac.feed.FeedFormat;
import org.almanac.feed.FeedRequest;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of one format from the catalogue. Blocks: it asks the database. */
public interface FeedRenderer {

    FeedFormat format();

    /** @param earlier {@link Rendering#source()} of what it gave before for the same request */
    Rendering render(FeedRequest request, RenderTime moment, @Nullable Object earlier);

    /**
     * A body and how long it holds.
     *
     * @param segments of the body, in order; null when they are what they were before
     * @param source what the body was made from; equal sources give equal bodies; null when it is not worth keeping
     * @param changesAt when time alone changes them; {@link Instant#MAX} when it does not
     */
    record Rendering(
            @Nullable List<FeedSegment> segments, @Nullable Object source, Instant changesAt) {}
}
