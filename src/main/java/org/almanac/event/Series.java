package org.almanac.event;

/**
 * An event that comes back in editions, such as a yearly congress.
 *
 * @param slug lower-case name for addresses and filters, unique
 * @param name as readers see it
 */
public record Series(String slug, String name) {}
