package org.almanac.feed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.almanac.event.EventFilter;
import org.jspecify.annotations.Nullable;

/** Where a choice of events is found on this site, in its one canonical spelling. */
public final class FeedAddress {
    private final EventFilter filter;
    private final @Nullable String named;
    private final @Nullable String event;

    private FeedAddress(EventFilter filter, @Nullable String named, @Nullable String event) {
        this.filter = filter;
        this.named = named;
        this.event = event;
    }

    public static FeedAddress of(EventFilter filter) {
        return new FeedAddress(filter, named(filter), null);
    }

    public static FeedAddress ofEvent(String slug) {
        return new FeedAddress(EventFilter.ALL, "/events/" + encoded(slug), slug);
    }

    /** Path and query of the calendar as it is without being asked for more. */
    public String calendar() {
        return feed(FeedFormat.ICS, null, CalendarExtras.NONE);
    }

    /** Path and query of a feed. */
    public String feed(FeedFormat format, @Nullable Lookback past, CalendarExtras extras) {
        StringBuilder query = named == null ? query() : new StringBuilder();
        add(query, "past", past == null ? null : past.toString());
        add(query, "alarm", extras.alarmText());
        add(query, "keydates", extras.keyDates() ? "true" : null);
        return (named == null ? "/calendar" : named) + "." + format.extension() + query;
    }

    /** Path and query of the page with the same events. */
    public String page() {
        return named == null ? "/" + query() : named;
    }

    /** Path and query of the form to be told about these events by mail. */
    String subscribeForm() {
        if (event != null) {
            return "/subscribe?event=" + encoded(event);
        }
        return "/subscribe" + query();
    }

    private static @Nullable String named(EventFilter filter) {
        if (filter.tags().size() == 1 && only(filter, filter.tags(), null, null)) {
            return "/tags/" + encoded(filter.tags().iterator().next());
        }
        String series = filter.series();
        if (series != null && only(filter, Set.of(), series, null)) {
            return "/series/" + encoded(series);
        }
        String organiser = filter.organiser();
        if (organiser != null && only(filter, Set.of(), null, organiser)) {
            return "/organisers/" + encoded(organiser);
        }
        return null;
    }

    private static boolean only(
            EventFilter filter, Set<String> tags, @Nullable String series, @Nullable String organiser) {
        return filter.equals(new EventFilter(tags, series, organiser, null, null, null));
    }

    private StringBuilder query() {
        StringBuilder query = new StringBuilder();
        new TreeSet<>(filter.tags()).forEach(tag -> add(query, "tag", tag));
        add(query, "series", filter.series());
        add(query, "organiser", filter.organiser());
        add(query, "country", filter.country());
        add(query, "online", filter.online() == null ? null : filter.online().toString());
        add(query, "q", filter.words());
        return query;
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(value));
        }
    }

    public static String encoded(String text) {
        // A plus means a space only in forms, and calendar programs differ in what they take it for.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
