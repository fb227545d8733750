package org.almanac.event;

import java.time.LocalDate;

/**
 * A day that matters before an event, such as the end of a call for papers.
 *
 * @param at a day in the event's zone
 */
public record KeyDate(String label, LocalDate at) {}
