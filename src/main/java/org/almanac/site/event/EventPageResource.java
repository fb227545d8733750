package org.almanac.site.event;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.PublicEvents;
import org.almanac.problem.RenderFailures;
import org.almanac.settings.SiteSettings;
import org.almanac.site.Boundaries;
import org.almanac.site.ShowableEntries;
import org.almanac.site.cache.PageAnswers;
import org.almanac.site.cache.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One event's page; what was withdrawn is gone (410), and what was listed twice leads to the other (301). */
@Path("/events/{slug}")
class EventPageResource {
    private final PublicEvents events;
    private final CatalogueQueries queries;
    private final RelatedEvents related;
    private final EventJsonLd jsonLd;
    private final PageAnswers answers;
    private final ShowableEntries showable;
    private final RenderFailures failures;
    private final SiteSettings site;
    private final Clock clock;

    EventPageResource(
            PublicEvents events,
            CatalogueQueries queries,
            RelatedEvents related,
            EventJsonLd jsonLd,
            PageAnswers answers,
            ShowableEntries showable,
            RenderFailures failures,
            SiteSettings site,
            Clock clock) {
        this.events = events;
        this.queries = queries;
        this.related = related;
        this.jsonLd = jsonLd;
        this.answers = answers;
        this.showable = showable;
        this.failures = failures;
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
    public Response event(@PathParam("slug") String slug, @Context HttpServerRequest request) {
        Optional<Event> other = events.instead(slug);
        if (other.isPresent()) {
            return answers.moved("/events/", other.get().slug());
        }
        Event event = events.findShown(slug);
        return event.slug().equals(slug)
                ? answers.page(request, () -> render(events.findShown(slug)))
                : answers.moved("/events/", event.slug());
    }

    private Rendered render(Event event) {
        Instant now = clock.instant();
        List<Occurrence> ahead = queries.next(event, now, EventView.MOST_DATES + 1);
        EventTime time = ahead.isEmpty() ? event.time() : ahead.get(0).time();
        List<EventRevision> history = events.history(event.id());
        List<UpcomingOccurrence> others = showable.of(related.of(event, now));
        return failures.firstOf(
                        "page",
                        event.id(),
                        event.revision(),
                        List.<Supplier<Rendered>>of(
                                () -> render(event, time, ahead, EventStory.of(event, history), others, now),
                                () -> render(event.plain(true), time, ahead, EventStory.NONE, List.of(), now),
                                () -> render(event.plain(false), time, List.of(), EventStory.NONE, List.of(), now)))
                .orElseThrow(() -> new IllegalStateException("event " + event.id() + " cannot be shown at all"));
    }

    private Rendered render(
            Event event,
            EventTime time,
            List<Occurrence> ahead,
            EventStory story,
            List<UpcomingOccurrence> others,
            Instant now) {
        EventView.Around around = new EventView.Around(ahead, story, others);
        EventView view = EventView.of(event, time, around, now, site, jsonLd.script(event, time, story, ahead));
        return Rendered.html(Templates.event(view).render(), changesAt(event, time, around, now));
    }

    /** When it starts or ends, when something related does, and the next day on its own clock: "in 3 weeks". */
    private static Instant changesAt(Event event, EventTime time, EventView.Around around, Instant now) {
        List<UpcomingOccurrence> shown = new ArrayList<>(around.related());
        around.instances().forEach(instance -> shown.add(new UpcomingOccurrence(instance, event)));
        return Boundaries.sooner(Boundaries.next(shown, now), Boundaries.midnight(now, time.zone()));
    }
}
