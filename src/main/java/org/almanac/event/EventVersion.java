package org.almanac.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in a feed without what it says: enough for whoever keeps what was rendered from each revision.
 *
 * @param leavesAt the feed no longer holds it when its edge has reached this instant; null when that is not known
 */
public record EventVersion(UUID id, int revision, @Nullable Instant leavesAt) {}
