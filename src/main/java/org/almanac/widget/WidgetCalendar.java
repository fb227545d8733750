package org.almanac.widget;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.almanac.event.CatalogueQueries;
import org.almanac.feed.SubscribeLinks;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** The next events, as they are drawn without a script. */
@ApplicationScoped
class WidgetCalendar {
    private final CatalogueQueries queries;
    private final SiteSettings site;

    WidgetCalendar(CatalogueQueries queries, SiteSettings site) {
        this.queries = queries;
        this.site = site;
    }

    /** @param emptyText see {@link EmbedView} */
    EmbedView drawn(WidgetQuery query, @Nullable String emptyText, Instant now) {
        List<EmbedView.Row> rows = queries.upcoming(query.filter(), now, query.limit()).stream()
                .map(upcoming -> EmbedView.Row.of(
                        upcoming, site.link("/events/" + upcoming.event().slug())))
                .toList();
        return new EmbedView(rows, SubscribeLinks.of(site.siteName(), query.filter(), site), emptyText);
    }
}
