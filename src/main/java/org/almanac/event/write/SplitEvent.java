package org.almanac.event.write;

import org.almanac.event.Event;

/**
 * A recurring event after it was cut in two.
 *
 * @param earlier keeps its uid, and ends before the instance
 * @param later new; takes over from the instance on
 */
public record SplitEvent(Event earlier, Event later) {}
