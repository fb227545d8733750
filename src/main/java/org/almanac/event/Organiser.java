package org.almanac.event;

import org.jspecify.annotations.Nullable;

/**
 * Who holds an event.
 *
 * @param slug lower-case name for addresses and filters, unique
 * @param url http or https
 */
public record Organiser(String slug, String name, @Nullable String url) {}
