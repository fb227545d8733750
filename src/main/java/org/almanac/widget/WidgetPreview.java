package org.almanac.widget;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.feed.DraftPreview;
import org.almanac.importer.page.Place;
import org.almanac.settings.SiteSettings;

/** The row that the widget would show. */
@ApplicationScoped
class WidgetPreview implements DraftPreview {
    private final Locale locale;

    WidgetPreview(SiteSettings site) {
        this.locale = site.defaultLocale();
    }

    @Override
    public Place place() {
        return Place.WIDGET;
    }

    @Override
    public Part of(UpcomingOccurrence draft, Instant now) {
        EmbedView.Row row = EmbedView.Row.of(draft, "", new WidgetDates(locale), WidgetWords.of(locale));
        return new Part(row.block(), row.title(), row.status(), List.of(row.line()));
    }
}
