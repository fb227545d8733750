package org.almanac.feed.ics;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.almanac.event.read.FeedQueries;
import org.almanac.feed.FeedAddress;
import org.almanac.feed.FeedFormat;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedSettings;
import org.almanac.feed.render.EventCalendar;
import org.almanac.feed.render.FeedContents;
import org.almanac.feed.render.FeedQuery;
import org.almanac.feed.render.FeedRenderer;
import org.almanac.feed.render.FeedSegment;
import org.almanac.feed.render.FragmentStore;
import org.almanac.feed.render.RenderTime;
import org.almanac.ical.write.ICalExtras;
import org.almanac.ical.write.ICalFragment;
import org.almanac.ical.write.ICalHeader;
import org.almanac.ical.write.ICalWriter;
import org.almanac.problem.RenderFailures;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Calendars as iCalendar: every event that matches, put together from their fragments. */
@Singleton
class CalendarRenderer implements FeedRenderer {
    private static final FeedSegment CLOSING = FeedSegment.of(ICalWriter.closing());

    private final FeedQuery query;
    private final FragmentStore<ICalFragment> fragments;
    private final SiteSettings site;
    private final FeedSettings settings;

    private record Source(FeedContents contents, CalendarSegments segments) {}

    CalendarRenderer(
            FeedQuery query,
            FeedQueries queries,
            RenderFailures failures,
            EventCalendar calendar,
            SiteSettings site,
            FeedSettings settings) {
        this.query = query;
        this.site = site;
        this.settings = settings;
        fragments = new FragmentStore<>(
                FeedFormat.ICS,
                queries,
                failures,
                event -> ICalWriter.fragment(calendar.of(event)),
                ICalFragment::size,
                FeedSettings.cacheOctets(settings));
    }

    @Override
    public FeedFormat format() {
        return FeedFormat.ICS;
    }

    @Override
    public Rendering render(FeedRequest request, RenderTime moment, @Nullable Object earlier) {
        Source before = (Source) earlier;
        FeedContents contents = query.all(request, moment, before == null ? null : before.contents);
        if (before != null && contents.equalsIn(before.contents)) {
            return new Rendering(null, new Source(contents, before.segments), contents.changesAt());
        }
        List<ICalFragment> events = fragments.of(contents.versions());
        ICalExtras extras = request.extras().forCalendar();
        ICalHeader header = header(request, contents);
        if (events.isEmpty()) {
            FeedSegment empty = FeedSegment.of(ICalWriter.empty(header, site.defaultTimeZone()));
            return new Rendering(
                    List.of(empty),
                    new Source(contents, CalendarSegments.of(events, extras, null)),
                    contents.changesAt());
        }
        CalendarSegments segments = CalendarSegments.of(events, extras, before == null ? null : before.segments);
        List<FeedSegment> body = new ArrayList<>();
        body.add(FeedSegment.of(ICalWriter.opening(header, events)));
        body.addAll(segments.segments());
        body.add(CLOSING);
        return new Rendering(body, new Source(contents, segments), contents.changesAt());
    }

    private ICalHeader header(FeedRequest request, FeedContents contents) {
        FeedAddress address = contents.address();
        boolean personal = request.filter().following() != null;
        return new ICalHeader(
                contents.name(),
                site.link(address.page()),
                personal ? null : site.link(address.feed(FeedFormat.ICS, request.past(), request.extras())),
                settings.refreshInterval(),
                settings.color());
    }
}
