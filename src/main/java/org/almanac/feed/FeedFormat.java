package org.almanac.feed;

import java.util.Locale;

/** The formats of a feed, by their extension. */
public enum FeedFormat {
    /** iCalendar, RFC 5545. */
    ICS("text/calendar; charset=utf-8"),
    /** JSCalendar, RFC 8984; it is UTF-8 by definition. */
    JSCAL("application/jscalendar+json;type=group"),
    /** Atom, RFC 4287. */
    ATOM("application/atom+xml; charset=utf-8"),
    /** What the widget reads. */
    JSON("application/json; charset=utf-8");

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
