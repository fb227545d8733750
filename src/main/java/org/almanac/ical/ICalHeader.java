package org.almanac.ical;

import java.time.Duration;

/**
 * What a calendar says about itself (RFC 7986 §5).
 *
 * @param name as calendar programs show it
 * @param url a page for people with the same content
 * @param source where the calendar is fetched
 * @param refreshInterval how often to fetch it, in whole seconds
 */
public record ICalHeader(String name, String url, String source, Duration refreshInterval) {}
