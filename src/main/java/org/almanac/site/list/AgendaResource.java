package org.almanac.site.list;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.almanac.event.Entry;
import org.almanac.event.EventFilter;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.OccurrencePage;
import org.almanac.event.register.Registers;
import org.almanac.settings.SiteSettings;
import org.almanac.site.Boundaries;
import org.almanac.site.Choice;
import org.almanac.site.ShowableEntries;
import org.almanac.site.cache.PageAnswers;
import org.almanac.site.cache.Rendered;
import org.almanac.site.list.AgendaView.Subject;
import org.almanac.web.QueryString;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What is coming up: all of it, or what is filed under one tag, series or organiser. */
@Path("/")
class AgendaResource {
    private static final int PAGE = 40;

    private final CatalogueQueries queries;
    private final FacetStore facets;
    private final Registers registers;
    private final PageAnswers answers;
    private final ShowableEntries showable;
    private final SiteSettings site;
    private final Clock clock;

    AgendaResource(
            CatalogueQueries queries,
            FacetStore facets,
            Registers registers,
            PageAnswers answers,
            ShowableEntries showable,
            SiteSettings site,
            Clock clock) {
        this.queries = queries;
        this.facets = facets;
        this.registers = registers;
        this.answers = answers;
        this.showable = showable;
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
    public Response upcoming(@Context UriInfo uri, @Context HttpServerRequest request) {
        Choice choice = Choice.of(Choice.FRONT, uri.getQueryParameters());
        String whole = uri.getQueryParameters().getFirst(Choice.ALL);
        return answers.page(request, () -> render(Subject.EVERYTHING, choice, whole));
    }

    @GET
    @Path("tags/{slug}")
    @Operation(hidden = true)
    public Response tag(@PathParam("slug") String slug, @Context UriInfo uri, @Context HttpServerRequest request) {
        Entry<Tag> tag = registers.tags().findShown(slug);
        if (!tag.key().equals(slug)) {
            return answers.moved("/tags/", tag.key());
        }
        EventFilter filter = new EventFilter(Set.of(slug), null, null, null, null, null);
        return named(() -> Subject.of(registers.tags().findShown(slug).value()), "/tags/", slug, filter, uri, request);
    }

    @GET
    @Path("series/{slug}")
    @Operation(hidden = true)
    public Response series(@PathParam("slug") String slug, @Context UriInfo uri, @Context HttpServerRequest request) {
        Entry<Series> series = registers.series().findShown(slug);
        if (!series.key().equals(slug)) {
            return answers.moved("/series/", series.key());
        }
        EventFilter filter = new EventFilter(Set.of(), slug, null, null, null, null);
        return named(
                () -> Subject.of(registers.series().findShown(slug).value()), "/series/", slug, filter, uri, request);
    }

    @GET
    @Path("organisers/{slug}")
    @Operation(hidden = true)
    public Response organiser(
            @PathParam("slug") String slug, @Context UriInfo uri, @Context HttpServerRequest request) {
        Entry<Organiser> organiser = registers.organisers().findShown(slug);
        if (!organiser.key().equals(slug)) {
            return answers.moved("/organisers/", organiser.key());
        }
        EventFilter filter = new EventFilter(Set.of(), null, slug, null, null, null);
        return named(
                () -> Subject.of(registers.organisers().findShown(slug).value()),
                "/organisers/",
                slug,
                filter,
                uri,
                request);
    }

    /** @param subject asked for again inside, so that it is not older than what the page is taken to be */
    private Response named(
            Supplier<Subject> subject,
            String path,
            String slug,
            EventFilter filter,
            UriInfo uri,
            HttpServerRequest request) {
        Choice choice = Choice.about(path + QueryString.encoded(slug), filter, uri.getQueryParameters());
        return answers.page(request, () -> render(subject.get(), choice, null));
    }

    private Rendered render(Subject subject, Choice choice, @Nullable String whole) {
        Instant now = clock.instant();
        // Counted before the list is asked for: what commits in between makes the page be rendered again.
        FacetStore.Counting counting = facets.ahead(now);
        int events = counting.apply(choice.filter()).events();
        FilterView filters = choice.named() ? FilterView.NONE : FilterView.of(choice, counting, whole);
        OccurrencePage page = showable.of(queries.calendar(choice.filter(), now, null, choice.cursor(), PAGE));
        AgendaView view = AgendaView.of(subject, choice, filters, events, page, now, site);
        Instant shown = Boundaries.sooner(
                Boundaries.next(page.page().items(), now), Boundaries.midnight(now, site.defaultTimeZone()));
        return Rendered.html(Templates.agenda(view).render(), Boundaries.sooner(shown, counting.changesAt()));
    }
}
