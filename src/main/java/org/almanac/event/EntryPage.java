package org.almanac.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor where the next page starts; null on the last one */
public record EntryPage<T>(List<Entry<T>> entries, @Nullable String nextCursor) {}
