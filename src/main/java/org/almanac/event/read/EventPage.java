package org.almanac.event.read;

import java.util.List;
import org.almanac.event.Event;

/** The events of one page alone. */
public record EventPage(List<Event> events) {}
