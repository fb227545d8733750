package org.almanac.event.read;

/**
 * How many events of a search there are in each part of the catalogue.
 *
 * @param hidden those of all times that readers do not see
 */
public record EventCounts(long upcoming, long past, long hidden, long all, long withdrawn) {}
