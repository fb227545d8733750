package org.almanac.widget;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.EventFilter;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** The next events, as a widget asks for them. */
@ApplicationScoped
class WidgetCalendar {
    private static final Comparator<UpcomingOccurrence> BY_START = Comparator.comparing(
                    (UpcomingOccurrence upcoming) -> upcoming.occurrence().startsAt())
            .thenComparing(upcoming -> upcoming.occurrence().id());

    private final CatalogueQueries queries;
    private final SiteSettings site;

    WidgetCalendar(CatalogueQueries queries, SiteSettings site) {
        this.queries = queries;
        this.site = site;
    }

    WidgetData upcoming(WidgetQuery query, Instant now) {
        List<UpcomingOccurrence> found = queries.upcoming(query.filter(), now, query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<UpcomingOccurrence> shown = more ? found.subList(0, query.limit()) : found;
        if (more && !query.match().isEmpty()) {
            shown = withMatching(shown, query, now);
        }
        return new WidgetData(
                site.siteName(),
                site.link("/"),
                shown.stream().map(upcoming -> WidgetItem.of(upcoming, site)).toList(),
                more,
                WidgetLinks.of(query.filter(), site));
    }

    /** @param emptyText see {@link EmbedView} */
    EmbedView drawn(WidgetQuery query, @Nullable String emptyText, Instant now) {
        List<EmbedView.Row> rows = queries.upcoming(query.filter(), now, query.limit()).stream()
                .map(upcoming -> EmbedView.Row.of(
                        upcoming, site.link("/events/" + upcoming.event().slug())))
                .toList();
        return new EmbedView(rows, WidgetLinks.of(query.filter(), site), emptyText);
    }

    /** What the page is about may lie months ahead; it takes the places of what is last in the list. */
    private List<UpcomingOccurrence> withMatching(List<UpcomingOccurrence> next, WidgetQuery query, Instant now) {
        EventFilter choice = query.filter();
        EventFilter about = new EventFilter(
                query.match(), choice.series(), choice.organiser(), choice.country(), choice.online(), choice.words());
        Map<UUID, UpcomingOccurrence> chosen = new LinkedHashMap<>();
        queries.upcoming(about, now, query.limit()).stream()
                .filter(upcoming -> fits(upcoming, choice.tags()))
                .forEach(upcoming -> chosen.put(upcoming.occurrence().id(), upcoming));
        for (UpcomingOccurrence upcoming : next) {
            if (chosen.size() >= query.limit()) {
                break;
            }
            chosen.putIfAbsent(upcoming.occurrence().id(), upcoming);
        }
        List<UpcomingOccurrence> ordered = new ArrayList<>(chosen.values());
        ordered.sort(BY_START);
        return ordered;
    }

    private static boolean fits(UpcomingOccurrence upcoming, Set<String> tags) {
        return tags.isEmpty() || upcoming.event().content().tags().stream().anyMatch(tag -> tags.contains(tag.slug()));
    }
}
