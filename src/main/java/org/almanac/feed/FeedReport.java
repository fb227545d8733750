package org.almanac.feed;

import java.util.List;

/**
 * What is to be said of a calendar before others subscribe to it.
 *
 * @param address of the calendar, in its canonical spelling
 * @param name as calendar programs show it
 * @param events how many it holds, with those that are cancelled
 * @param bytes its size
 * @param gzipBytes its size as it travels to those who take it compressed
 * @param findings the gravest first
 */
public record FeedReport(
        String address,
        String name,
        int events,
        int bytes,
        int gzipBytes,
        List<FeedFinding> findings,
        List<CalendarProgram> programs) {}
