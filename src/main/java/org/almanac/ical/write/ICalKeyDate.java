package org.almanac.ical.write;

import java.time.temporal.Temporal;

/**
 * A day or an instant that matters before an event.
 *
 * @param uid of its own; never changes
 * @param start a {@code LocalDate} or an {@code Instant}
 * @param details of its own
 */
public record ICalKeyDate(String uid, Temporal start, ICalDetails details) {}
