package org.almanac.ical.write;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar says about itself (RFC 7986 §5).
 *
 * @param name as calendar programs show it
 * @param url a page for people with the same content
 * @param source where the calendar is fetched; null when that is for its owner alone to know
 * @param refreshInterval how often to fetch it, in whole seconds
 * @param color a CSS3 colour name
 */
public record ICalHeader(String name, String url, @Nullable String source, Duration refreshInterval, String color) {}
