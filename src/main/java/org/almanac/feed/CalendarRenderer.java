package org.almanac.feed;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.almanac.event.FeedQueries;
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
    private static final Piece CLOSING = Piece.of(ICalWriter.closing());

    private final FeedChooser chooser;
    private final FragmentStore<ICalFragment> fragments;
    private final SiteSettings site;
    private final FeedSettings settings;

    private record Source(FeedContents contents, CalendarPieces pieces) {}

    CalendarRenderer(
            FeedChooser chooser,
            FeedQueries queries,
            RenderFailures failures,
            EventCalendar calendar,
            SiteSettings site,
            FeedSettings settings) {
        this.chooser = chooser;
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
    public Rendering render(FeedRequest request, Moment moment, @Nullable Object earlier) {
        Source before = (Source) earlier;
        FeedContents contents = chooser.all(request, moment, before == null ? null : before.contents);
        if (before != null && contents.equalsIn(before.contents)) {
            return new Rendering(null, new Source(contents, before.pieces), contents.changesAt());
        }
        List<ICalFragment> events = fragments.of(contents.versions());
        ICalExtras extras = request.extras().forCalendar();
        ICalHeader header = header(request, contents);
        if (events.isEmpty()) {
            Piece empty = Piece.of(ICalWriter.empty(header, site.defaultTimeZone()));
            return new Rendering(
                    List.of(empty),
                    new Source(contents, CalendarPieces.of(events, extras, null)),
                    contents.changesAt());
        }
        CalendarPieces pieces = CalendarPieces.of(events, extras, before == null ? null : before.pieces);
        List<Piece> body = new ArrayList<>();
        body.add(Piece.of(ICalWriter.opening(header, events)));
        body.addAll(pieces.pieces());
        body.add(CLOSING);
        return new Rendering(body, new Source(contents, pieces), contents.changesAt());
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
