package org.almanac.event.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.almanac.event.UpcomingOccurrence;

/**
 * The instances that readers see on some days, by their own clocks.
 *
 * @param occurrences by start; of those that begin on one day, or run on into the first, only so many as were asked for
 * @param beginning how many there are, also those left out, by the day on which they begin (the first day for what runs
 *     on into it)
 */
public record CalendarDays(List<UpcomingOccurrence> occurrences, Map<LocalDate, Integer> beginning) {}
