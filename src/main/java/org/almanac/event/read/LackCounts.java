package org.almanac.event.read;

/**
 * How many of the events that are ahead lack something; see {@link EventSearch.Lack}.
 *
 * @param doubles events that have another one like them
 */
public record LackCounts(long place, long zone, long link, long doubles) {}
