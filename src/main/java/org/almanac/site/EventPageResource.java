package org.almanac.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Range;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One event's page; what was withdrawn is gone (410). */
@Path("/events/{slug}")
class EventPageResource {
    private static final Duration AHEAD = Duration.ofDays(730);
    private static final int MOST_DATES = 24;

    private final CatalogueQueries queries;
    private final EventJsonLd jsonLd;
    private final SiteSettings site;
    private final Clock clock;

    EventPageResource(CatalogueQueries queries, EventJsonLd jsonLd, SiteSettings site, Clock clock) {
        this.queries = queries;
        this.jsonLd = jsonLd;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "site")
    static class Templates {
        private Templates() {}

        static native TemplateInstance event(EventView view);
    }

    @GET
    @Operation(hidden = true)
    public Response event(@PathParam("slug") String slug, @Context Request request) {
        Event event = queries.findPublic(slug);
        if (!event.slug().equals(slug)) {
            return Response.status(Response.Status.MOVED_PERMANENTLY)
                    .location(URI.create(site.link("/events/" + event.slug())))
                    .build();
        }
        Instant now = clock.instant();
        List<Occurrence> ahead = queries.occurrences(event, new Range(now, now.plus(AHEAD))).stream()
                .limit(MOST_DATES)
                .toList();
        EventTime time = ahead.isEmpty() ? event.time() : ahead.get(0).time();
        EventView view = EventView.of(event, time, ahead, now, site, jsonLd.script(event, time));
        return Pages.answer(Templates.event(view), request);
    }
}
