package org.almanac.event.read;

import java.util.List;
import org.almanac.event.Event;
import org.jspecify.annotations.Nullable;

/** @param nextCursor where the next page starts; null on the last one */
public record EventPage(List<Event> events, @Nullable String nextCursor) {}
