package org.almanac.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor where the next page starts; null on the last one */
public record OccurrencePage(
        List<UpcomingOccurrence> occurrences, @Nullable String nextCursor) {}
