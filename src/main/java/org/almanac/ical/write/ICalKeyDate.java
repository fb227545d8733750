package org.almanac.ical.write;

import java.time.LocalDate;

/**
 * A day that matters before an event.
 *
 * @param uid of its own; never changes
 * @param details of its own
 */
public record ICalKeyDate(String uid, LocalDate day, ICalDetails details) {}
