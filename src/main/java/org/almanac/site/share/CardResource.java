package org.almanac.site.share;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.almanac.event.Event;
import org.almanac.event.Occurrence;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.PublicEvents;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.site.EntryView;
import org.almanac.site.ShowableEntries;
import org.almanac.site.cache.PageAnswers;
import org.almanac.site.cache.Rendered;
import org.almanac.web.SecurityHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An event as a card that any site may frame: what oEmbed gives for an event's page. */
@Path("/cards/{slug}")
class CardResource {
    private final PublicEvents events;
    private final CatalogueQueries queries;
    private final PageAnswers answers;
    private final ShowableEntries showable;
    private final SiteSettings site;
    private final Clock clock;

    CardResource(
            PublicEvents events,
            CatalogueQueries queries,
            PageAnswers answers,
            ShowableEntries showable,
            SiteSettings site,
            Clock clock) {
        this.events = events;
        this.queries = queries;
        this.answers = answers;
        this.showable = showable;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "site")
    static class Templates {
        private Templates() {}

        static native TemplateInstance card(CardView view);
    }

    @GET
    @Operation(hidden = true)
    public Response card(@PathParam("slug") String slug, @Context HttpServerRequest request) {
        return Response.fromResponse(answers.page(request, () -> render(events.findShown(slug))))
                .header("Content-Security-Policy", SecurityHeaders.FRAMED_ANYWHERE)
                .build();
    }

    private Rendered render(Event event) {
        Instant now = clock.instant();
        Occurrence shown = queries.next(event, now, 1).stream().findFirst().orElseGet(() -> only(event));
        UpcomingOccurrence one = showable.of(new UpcomingOccurrence(shown, event))
                .orElseThrow(() -> Problem.notFound("The card of this event cannot be shown."));
        CardView view = new CardView(EntryView.of(one), site.link("/events/" + event.slug()));
        return Rendered.html(Templates.card(view).render(), shown.endsAt().isAfter(now) ? shown.endsAt() : Instant.MAX);
    }

    /** What is over has no instance ahead. */
    private static Occurrence only(Event event) {
        return new Occurrence(
                event.id(),
                event.id(),
                null,
                event.time(),
                event.time().startsAt(),
                event.time().endsAt(),
                event.status());
    }
}
