package org.almanac.widget;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.feed.FeaturedFirst;
import org.almanac.feed.SubscribeLinks;
import org.almanac.feed.TopicRanking;
import org.almanac.problem.RenderFailures;
import org.almanac.settings.SiteSettings;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/** The next events, as they are drawn without a script. */
@ApplicationScoped
class WidgetCalendar {
    /** A month with more than these has days that seem free. */
    private static final int MOST_IN_MONTH = 500;

    private final CatalogueQueries queries;
    private final TopicRanking ranking;
    private final FeaturedFirst featured;
    private final SiteSettings site;
    private final RenderFailures failures;

    WidgetCalendar(
            CatalogueQueries queries,
            TopicRanking ranking,
            FeaturedFirst featured,
            SiteSettings site,
            RenderFailures failures) {
        this.queries = queries;
        this.ranking = ranking;
        this.featured = featured;
        this.site = site;
        this.failures = failures;
    }

    EmbedView drawn(EmbedRequest asked, Instant now) {
        WidgetQuery query = asked.query();
        boolean month = asked.layout().equals("month");
        WidgetDates dates = new WidgetDates(asked.locale());
        List<UpcomingOccurrence> found = ahead(query, now, month).stream()
                .flatMap(one -> showable(one, dates, asked.words()).stream())
                .toList();
        LocalDate today = LocalDate.ofInstant(now, site.defaultTimeZone());
        YearMonth first = month && !found.isEmpty() ? firstMonth(found, today) : null;
        List<EmbedView.Row> rows = found.stream()
                .filter(upcoming -> first == null || SmallMonth.isIn(upcoming, first))
                .limit(query.limit())
                .map(upcoming -> row(upcoming, dates, asked.words()))
                .toList();
        return new EmbedView(
                asked.layout(),
                rows,
                first == null ? null : SmallMonth.of(first, found, today, dates, site),
                SubscribeLinks.of(site.siteName(), query.filter(), site),
                asked.words(),
                asked.emptyText(),
                changesAt(found, first == null ? null : today));
    }

    /** When the first of them is over; a grid marks today, and leaves the days before it empty. */
    private Instant changesAt(List<UpcomingOccurrence> found, @Nullable LocalDate marked) {
        Stream<Instant> ends = found.stream().map(one -> one.occurrence().endsAt());
        Stream<Instant> midnight =
                Stream.ofNullable(marked).map(day -> WallTime.startOfDay(day.plusDays(1), site.defaultTimeZone()));
        return Stream.concat(ends, midnight).min(Instant::compareTo).orElse(Instant.MAX);
    }

    private List<UpcomingOccurrence> ahead(WidgetQuery query, Instant now, boolean month) {
        List<UpcomingOccurrence> next = queries.upcoming(query.filter(), now, month ? MOST_IN_MONTH : query.limit());
        if (month) {
            return next;
        }
        List<UpcomingOccurrence> ordered = query.match().isEmpty()
                ? next
                : ranking.ranked(query.filter(), query.match(), next, now, query.limit());
        return query.featuredFirst() ? featured.ordered(query.filter(), ordered, now, query.limit()) : ordered;
    }

    /** One that cannot be drawn does not keep the others: it is without its texts, or left out. */
    private Optional<UpcomingOccurrence> showable(UpcomingOccurrence one, WidgetDates dates, WidgetWords words) {
        return failures.firstOf(
                "widget",
                one.event().id(),
                one.event().revision(),
                List.<Supplier<UpcomingOccurrence>>of(
                        () -> drawn(one, dates, words), () -> drawn(one.plain(), dates, words)));
    }

    private UpcomingOccurrence drawn(UpcomingOccurrence one, WidgetDates dates, WidgetWords words) {
        row(one, dates, words);
        return one;
    }

    private EmbedView.Row row(UpcomingOccurrence upcoming, WidgetDates dates, WidgetWords words) {
        return EmbedView.Row.of(
                upcoming, site.link("/events/" + upcoming.event().slug()), dates, words);
    }

    /** The one in which something is next. */
    private static YearMonth firstMonth(List<UpcomingOccurrence> found, LocalDate today) {
        LocalDate next = found.get(0).occurrence().time().firstDay();
        return YearMonth.from(next.isBefore(today) ? today : next);
    }
}
