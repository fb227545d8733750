package org.almanac.feed;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.almanac.event.FeedQueries;
import org.almanac.ical.ICalFragment;
import org.almanac.ical.ICalHeader;
import org.almanac.ical.ICalWriter;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Calendars as iCalendar: every event that matches, put together from their fragments. */
@Singleton
class CalendarRenderer implements FeedRenderer {
    private final FeedChooser chooser;
    private final FragmentStore<ICalFragment> fragments;
    private final SiteSettings site;
    private final FeedSettings settings;

    CalendarRenderer(
            FeedChooser chooser,
            FeedQueries queries,
            EventCalendar calendar,
            SiteSettings site,
            FeedSettings settings) {
        this.chooser = chooser;
        this.site = site;
        this.settings = settings;
        fragments = new FragmentStore<>(
                queries,
                event -> ICalWriter.fragment(calendar.of(event)),
                ICalFragment::size,
                FeedSettings.cacheOctets(settings));
    }

    @Override
    public FeedFormat format() {
        return FeedFormat.ICS;
    }

    @Override
    public Rendering render(FeedRequest request, Instant now, @Nullable Object earlier) {
        FeedContents contents = chooser.all(request, now);
        byte[] bytes = contents.source().equals(earlier)
                ? null
                : ICalWriter.calendar(
                        header(request, contents),
                        fragments.of(contents.versions()),
                        request.extras().forCalendar());
        return new Rendering(bytes, contents.source(), contents.changesAt(now));
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
