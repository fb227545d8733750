package org.almanac.api.event;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.almanac.account.Roles;
import org.almanac.api.Answers;
import org.almanac.api.Caller;
import org.almanac.api.EventJson;
import org.almanac.api.JsonBodies;
import org.almanac.api.Listed;
import org.almanac.api.LongLists;
import org.almanac.api.MergePatch;
import org.almanac.api.Preconditions;
import org.almanac.api.Span;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.Occurrence;
import org.almanac.event.SaveEvent;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.PublicEvents;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.Withdrawals;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Range;
import org.almanac.web.EntityTags;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events/{event}}: one event, by its id, its slug or one that it had before. */
@Path("/api/v1/events/{event}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class EventResource {
    private final Catalogue catalogue;
    private final Withdrawals withdrawals;
    private final CatalogueQueries queries;
    private final PublicEvents events;
    private final JsonBodies bodies;
    private final Caller caller;
    private final LongLists lists;
    private final ZoneId zone;

    EventResource(
            Catalogue catalogue,
            Withdrawals withdrawals,
            CatalogueQueries queries,
            PublicEvents events,
            JsonBodies bodies,
            Caller caller,
            LongLists lists,
            SiteSettings settings) {
        this.catalogue = catalogue;
        this.withdrawals = withdrawals;
        this.queries = queries;
        this.events = events;
        this.bodies = bodies;
        this.caller = caller;
        this.lists = lists;
        this.zone = settings.defaultTimeZone();
    }

    @GET
    @Operation(summary = "Read an event by its id, its slug or one that it had before")
    public RestResponse<EventJson> read(
            @PathParam("event") String idOrSlug, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        Event event = visible(idOrSlug);
        if (EntityTags.matches(known, event.revision())) {
            return Answers.notModified(event.revision());
        }
        return answer(event);
    }

    @PUT
    @Operation(summary = "Replace what is said of an event")
    @RolesAllowed(Roles.EDITOR)
    public RestResponse<EventJson> replace(
            @PathParam("event") String idOrSlug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            SaveEvent body) {
        return answer(catalogue.replace(idOrSlug, body, Preconditions.expected(ifMatch), caller.actor()));
    }

    @PATCH
    @Operation(summary = "Change what the merge patch (RFC 7396) names")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.EDITOR)
    public RestResponse<EventJson> patch(
            @PathParam("event") String idOrSlug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            MergePatch patch) {
        return answer(catalogue.change(
                idOrSlug,
                before -> bodies.merged(EventJson.of(before), patch, SaveEvent.class),
                Preconditions.expected(ifMatch),
                caller.actor()));
    }

    @DELETE
    @Operation(operationId = "withdrawEvent", summary = "Withdraw an event; feeds tell of it for a while")
    @RolesAllowed(Roles.EDITOR)
    public void withdraw(
            @PathParam("event") String idOrSlug, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        withdrawals.withdraw(idOrSlug, Preconditions.expected(ifMatch), caller.actor());
    }

    @GET
    @Path("/occurrences")
    @Operation(
            operationId = "listEventOccurrences",
            summary = "All its instances in a stretch of time; 422 when they are more than one answer can hold")
    public OccurrenceList<OccurrenceJson> occurrences(
            @PathParam("event") String idOrSlug,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Context RoutingContext context) {
        Span span = Span.of(from, to, zone);
        Range range = span.range();
        Event event = visible(idOrSlug);
        Instant until = span.to() == null ? queries.listedUntil(event, span.from()) : null;
        List<Occurrence> occurrences =
                queries.occurrences(event, until == null ? range : new Span(span.from(), until).range());
        lists.enter(occurrences.size(), context);
        return new OccurrenceList<>(occurrences.stream().map(OccurrenceJson::of).toList(), null, until);
    }

    @GET
    @Path("/history")
    @Operation(operationId = "listEventHistory", summary = "Who changed what, and when")
    @RolesAllowed(Roles.READ)
    public Listed<EventRevision> history(@PathParam("event") String idOrSlug) {
        return new Listed<>(queries.history(queries.find(idOrSlug).id()));
    }

    private Event visible(String idOrSlug) {
        if (!caller.isEditor()) {
            return events.findShown(idOrSlug);
        }
        Event event = queries.find(idOrSlug);
        if (event.withdrawn()) {
            throw Problem.of(Problem.Kind.GONE, "This event has been withdrawn.");
        }
        return event;
    }

    private RestResponse<EventJson> answer(Event event) {
        return Answers.ok(caller.json(event), event.revision());
    }
}
