package org.almanac.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Entry;
import org.almanac.event.EventFilter;
import org.almanac.event.OccurrencePage;
import org.almanac.event.Registers;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.settings.SiteSettings;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is coming up: all of it, or what is filed under one tag or series. */
@Path("/")
class AgendaResource {
    private static final int PAGE = 40;

    private final CatalogueQueries queries;
    private final Registers registers;
    private final SiteSettings site;
    private final Clock clock;

    AgendaResource(CatalogueQueries queries, Registers registers, SiteSettings site, Clock clock) {
        this.queries = queries;
        this.registers = registers;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "site")
    static class Templates {
        private Templates() {}

        static native TemplateInstance agenda(AgendaView view);
    }

    @GET
    @Operation(hidden = true)
    public Response upcoming(@Context UriInfo uri, @Context Request request) {
        return agenda("", "Upcoming events", Choice.of(uri.getQueryParameters()), request);
    }

    @GET
    @Path("tags/{slug}")
    @Operation(hidden = true)
    public Response tag(@PathParam("slug") String slug, @Context UriInfo uri, @Context Request request) {
        Entry<Tag> tag = registers.tags().find(slug);
        if (!tag.key().equals(slug)) {
            return Pages.moved(site, "/tags/", tag.key());
        }
        EventFilter filter = new EventFilter(Set.of(slug), null, null, null, null, null);
        return agenda(
                "Tag", tag.value().name(), Choice.about("/tags/" + slug, filter, uri.getQueryParameters()), request);
    }

    @GET
    @Path("series/{slug}")
    @Operation(hidden = true)
    public Response series(@PathParam("slug") String slug, @Context UriInfo uri, @Context Request request) {
        Entry<Series> series = registers.series().find(slug);
        if (!series.key().equals(slug)) {
            return Pages.moved(site, "/series/", series.key());
        }
        EventFilter filter = new EventFilter(Set.of(), slug, null, null, null, null);
        return agenda(
                "Series",
                series.value().name(),
                Choice.about("/series/" + slug, filter, uri.getQueryParameters()),
                request);
    }

    private Response agenda(String kicker, String heading, Choice choice, Request request) {
        Instant now = clock.instant();
        OccurrencePage page = queries.calendar(choice.filter(), now, null, choice.cursor(), PAGE);
        return Pages.answer(Templates.agenda(AgendaView.of(kicker, heading, choice, page, now, site)), request);
    }
}
