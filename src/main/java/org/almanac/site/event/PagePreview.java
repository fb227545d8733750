package org.almanac.site.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.feed.DraftPreview;
import org.almanac.importer.page.Place;
import org.almanac.settings.SiteSettings;

/** The head of the event's page: what it is, when and where. */
@ApplicationScoped
class PagePreview implements DraftPreview {
    private final SiteSettings site;

    PagePreview(SiteSettings site) {
        this.site = site;
    }

    @Override
    public Place place() {
        return Place.PAGE;
    }

    @Override
    public Part of(UpcomingOccurrence draft, Instant now) {
        EventView view = EventView.of(
                draft.event(),
                draft.occurrence().time(),
                new EventView.Around(List.of(), EventStory.NONE, List.of()),
                now,
                site,
                null);
        List<String> lines = new ArrayList<>();
        if (view.content().summary() != null) {
            lines.add(view.content().summary());
        }
        lines.add(view.clock().isEmpty() || view.off() ? view.days() : view.days() + ", " + view.clock());
        if (view.place() != null) {
            lines.add(view.place().line());
        }
        return new Part(null, view.content().title(), "", List.copyOf(lines));
    }
}
