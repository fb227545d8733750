package org.almanac.feed;

import java.time.Duration;
import java.util.List;

/**
 * What a calendar program does with a feed.
 *
 * @param name of the program
 * @param takesIt whether it is expected to take the feed at all
 * @param size what it makes of the feed's size
 * @param refresh when it fetches the feed again
 * @param cancelled what it does with cancelled events
 * @param alarms what it does with alarms
 */
public record CalendarProgram(
        String name, boolean takesIt, String size, String refresh, String cancelled, String alarms) {
    /** What Google Calendar takes, in octets. */
    public static final int GOOGLE_LIMIT = 1_000_000;

    private static final String NO_LIMIT = "No limit is known.";
    private static final String NO_ALARMS = "None are asked for.";

    /** What is known of the big ones, and from where: {@code docs/feeds.md}. */
    public static List<CalendarProgram> reading(
            int octets, Duration refreshInterval, boolean cancelled, boolean alarms) {
        String none = "There are none.";
        return List.of(
                new CalendarProgram(
                        "Google Calendar",
                        octets <= GOOGLE_LIMIT,
                        octets <= GOOGLE_LIMIT
                                ? octets + " of 1,000,000 octets."
                                : octets + " octets are more than the megabyte that it takes: events will be missing,"
                                        + " or all of them. Narrow the filter, or shorten past.",
                        "When it likes, typically every 8 to 24 hours. REFRESH-INTERVAL is not followed, and there is"
                                + " no button.",
                        cancelled ? "Left out: they vanish from the reader's calendar." : none,
                        alarms ? "Not followed: readers set reminders for the calendar as a whole." : NO_ALARMS),
                new CalendarProgram(
                        "Outlook.com, Outlook on the web",
                        true,
                        NO_LIMIT,
                        "About every 3 hours, at times only after a day. REFRESH-INTERVAL is not followed.",
                        cancelled ? "Shown like any other: only the title says it." : none,
                        alarms ? "Not followed." : NO_ALARMS),
                new CalendarProgram(
                        "Outlook for Windows (classic)",
                        true,
                        NO_LIMIT,
                        "With sending and receiving, but not before X-PUBLISHED-TTL (" + refreshInterval
                                + ") is over, unless the reader has switched the publisher's limit off.",
                        cancelled ? "Shown like any other: only the title says it." : none,
                        alarms ? "Not followed for internet calendars." : NO_ALARMS),
                new CalendarProgram(
                        "Apple Calendar",
                        true,
                        NO_LIMIT,
                        "As the reader chooses, from every 5 minutes to every week.",
                        cancelled ? "Shown struck through." : none,
                        alarms ? "Removed, unless the reader switches that off when subscribing." : NO_ALARMS),
                new CalendarProgram(
                        "Thunderbird",
                        true,
                        NO_LIMIT,
                        "As the reader chooses; every 30 minutes to begin with.",
                        cancelled ? "Shown struck through." : none,
                        alarms ? "Shown, unless the reader switches reminders off for the calendar." : NO_ALARMS));
    }
}
