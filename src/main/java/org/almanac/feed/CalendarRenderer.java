package org.almanac.feed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.almanac.event.Event;
import org.almanac.event.EventVersion;
import org.almanac.event.FeedQueries;
import org.almanac.ical.ICalHeader;
import org.almanac.ical.ICalWriter;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Calendars as iCalendar: every event that matches, put together from their fragments. */
@Singleton
class CalendarRenderer implements FeedRenderer {
    private final FeedQueries queries;
    private final EventFragments fragments;
    private final FeedNames names;
    private final SiteSettings site;
    private final FeedSettings settings;

    CalendarRenderer(
            FeedQueries queries, EventFragments fragments, FeedNames names, SiteSettings site, FeedSettings settings) {
        this.queries = queries;
        this.fragments = fragments;
        this.names = names;
        this.site = site;
        this.settings = settings;
    }

    private record Source(String name, List<EventVersion> versions) {}

    @Override
    public Rendering render(FeedRequest request, Instant now, @Nullable Object earlier) {
        if (request.event() != null) {
            return single(queries.everPublic(request.event()));
        }
        Lookback past = request.past() == null ? settings.past() : request.past();
        List<EventVersion> versions = queries.versions(request.filter(), past.edge(now));
        Source source = new Source(names.of(request), versions);
        Instant changesAt = changesAt(versions, past, now);
        if (source.equals(earlier)) {
            return new Rendering(null, source, changesAt);
        }
        FeedAddress address = FeedAddress.of(request.filter());
        ICalHeader header = header(source.name(), address.page(), address.calendar(request.past()));
        return new Rendering(ICalWriter.calendar(header, fragments.of(versions)), source, changesAt);
    }

    private Rendering single(Event event) {
        FeedAddress address = FeedAddress.ofEvent(event.slug());
        ICalHeader header = header(event.title(), address.page(), address.calendar(null));
        return new Rendering(ICalWriter.calendar(header, List.of(fragments.write(event))), null, Instant.MAX);
    }

    private ICalHeader header(String name, String page, String calendar) {
        return new ICalHeader(name, site.link(page), site.link(calendar), settings.refreshInterval());
    }

    /**
     * When the first event falls out of the calendar. At the end of a month of another length that cannot be told, and
     * is looked at again every minute.
     */
    private static Instant changesAt(List<EventVersion> versions, Lookback past, Instant now) {
        return versions.stream()
                .map(EventVersion::leavesAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(past::reaches)
                .map(reached -> reached.isAfter(now) ? reached : now.plusSeconds(60))
                .orElse(Instant.MAX);
    }
}
