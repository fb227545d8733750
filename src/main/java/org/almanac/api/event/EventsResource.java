package org.almanac.api.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.api.Caller;
import org.almanac.api.EventJson;
import org.almanac.api.IdempotencyKey;
import org.almanac.api.Listed;
import org.almanac.api.LongLists;
import org.almanac.api.MergePatch;
import org.almanac.api.Paging;
import org.almanac.api.Parameters;
import org.almanac.api.Preconditions;
import org.almanac.api.Span;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.Occurrence;
import org.almanac.event.SaveEvent;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.EventPage;
import org.almanac.event.read.EventQuery;
import org.almanac.event.read.PublicEvents;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.FirstAnswer;
import org.almanac.event.write.RequestKey;
import org.almanac.feed.FilterParameters;
import org.almanac.json.JsonInput;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Range;
import org.almanac.web.EntityTags;
import org.almanac.web.LocalAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events}: everybody reads what is published, editors write. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class EventsResource {
    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final PublicEvents events;
    private final EventInput input;
    private final JsonInput json;
    private final ObjectMapper mapper;
    private final Caller caller;
    private final EventExport export;
    private final AuditLog audit;
    private final LongLists lists;
    private final ZoneId zone;

    EventsResource(
            Catalogue catalogue,
            CatalogueQueries queries,
            PublicEvents events,
            EventInput input,
            JsonInput json,
            ObjectMapper mapper,
            Caller caller,
            EventExport export,
            AuditLog audit,
            LongLists lists,
            SiteSettings settings) {
        this.catalogue = catalogue;
        this.queries = queries;
        this.events = events;
        this.input = input;
        this.json = json;
        this.mapper = mapper;
        this.caller = caller;
        this.export = export;
        this.audit = audit;
        this.lists = lists;
        this.zone = settings.defaultTimeZone();
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, EventExport.MEDIA_TYPE})
    @Parameter(name = "tag", in = ParameterIn.QUERY, description = "a slug; repeated: any of them")
    @Parameter(name = "series", in = ParameterIn.QUERY, description = "a slug")
    @Parameter(name = "organiser", in = ParameterIn.QUERY, description = "a slug")
    @Parameter(name = "country", in = ParameterIn.QUERY, description = "two letters (ISO 3166)")
    @Parameter(name = "online", in = ParameterIn.QUERY, description = "true or false")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words to search for")
    @Operation(summary = "A page by start; as application/x-ndjson everything that matches, one event a line, by id")
    public Response list(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("published") @Nullable String published,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context RoutingContext context) {
        EventQuery query = query(uri, from, to, published, cursor, Parameters.limit(limit));
        boolean lines = asksForLines(headers);
        lists.enter(lines ? Integer.MAX_VALUE : query.limit(), context);
        if (lines) {
            if (caller.isEditor()) {
                audit.count(caller.actor(), AuditAction.EVENTS_EXPORTED);
            }
            return Response.ok(
                            export.of(query, caller.isEditor() ? EventJson::of : EventJson::ofPublic),
                            EventExport.MEDIA_TYPE)
                    .build();
        }
        EventPage page = queries.list(query);
        return Paging.response(
                new Listed<>(page.events().stream().map(caller::json).toList()), page.nextCursor(), uri);
    }

    private static boolean asksForLines(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> EventExport.MEDIA_TYPE.equals(type.getType() + "/" + type.getSubtype()));
    }

    private EventQuery query(
            UriInfo uri,
            @Nullable String from,
            @Nullable String to,
            @Nullable String published,
            @Nullable String cursor,
            int limit) {
        Boolean shown = Parameters.flag("published", published);
        if (!caller.isEditor()) {
            if (Boolean.FALSE.equals(shown)) {
                throw Problem.of(Problem.Kind.UNAUTHENTICATED, "Only editors see events that are not published.");
            }
            shown = true;
        }
        Span span = Span.of(from, to, zone);
        return new EventQuery(
                FilterParameters.read(uri.getQueryParameters()), span.from(), span.to(), shown, cursor, limit, false);
    }

    @POST
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Makes one; with an Idempotency-Key only once, for 24 hours")
    public Response create(@HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey, byte[] body) {
        RequestKey key = IdempotencyKey.of(idempotencyKey, body);
        if (key == null) {
            Event event = catalogue.create(input.read(body), caller.actor());
            return created(event.id(), EventJson.of(event));
        }
        FirstAnswer answer = catalogue.createOnce(input.read(body), key, caller.actor(), this::written);
        return created(answer.eventId(), answer.text());
    }

    private static Response created(UUID id, Object body) {
        return LocalAddress.created("/api/v1/events/" + id)
                .tag("1")
                .entity(body)
                .build();
    }

    private String written(Event event) {
        try {
            return mapper.writeValueAsString(EventJson.of(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can always be written", e);
        }
    }

    @GET
    @Path("/{event}")
    public Response read(
            @PathParam("event") String idOrSlug, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        Event event = visible(idOrSlug);
        if (EntityTags.matches(known, event.revision())) {
            return Response.notModified(Integer.toString(event.revision())).build();
        }
        return answer(event);
    }

    @PUT
    @Path("/{event}")
    @RolesAllowed(Roles.EDITOR)
    public Response replace(
            @PathParam("event") String idOrSlug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        SaveEvent event = input.read(body);
        return answer(catalogue.replace(idOrSlug, event, Preconditions.expected(ifMatch), caller.actor()));
    }

    @PATCH
    @Path("/{event}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.EDITOR)
    public Response patch(
            @PathParam("event") String idOrSlug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        JsonNode patch = json.tree(body);
        return answer(catalogue.change(
                idOrSlug,
                before -> input.read(MergePatch.merged(mapper.valueToTree(EventJson.of(before)), patch)),
                Preconditions.expected(ifMatch),
                caller.actor()));
    }

    @DELETE
    @Path("/{event}")
    @RolesAllowed(Roles.EDITOR)
    public Response withdraw(
            @PathParam("event") String idOrSlug, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        catalogue.withdraw(idOrSlug, Preconditions.expected(ifMatch), caller.actor());
        return Response.noContent().build();
    }

    @GET
    @Path("/{event}/occurrences")
    @Operation(summary = "All its instances in a stretch of time; 422 when they are more than one answer can hold")
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
    @Path("/{event}/history")
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

    private Response answer(Event event) {
        return Response.ok(caller.json(event))
                .tag(Integer.toString(event.revision()))
                .build();
    }
}
