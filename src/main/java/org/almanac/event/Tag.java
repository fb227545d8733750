package org.almanac.event;

/**
 * A subject that events are filed under.
 *
 * @param slug lower-case name for addresses and filters, unique
 * @param name as readers see it
 */
public record Tag(String slug, String name) {}
