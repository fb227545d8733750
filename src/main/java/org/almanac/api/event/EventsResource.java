package org.almanac.api.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.api.Answers;
import org.almanac.api.Caller;
import org.almanac.api.EventJson;
import org.almanac.api.IdempotencyKey;
import org.almanac.api.Listed;
import org.almanac.api.LongLists;
import org.almanac.api.Parameters;
import org.almanac.api.Span;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.EventQuery;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.FirstAnswer;
import org.almanac.event.write.RequestKey;
import org.almanac.feed.FilterParameters;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events}: everybody reads what is published, editors write. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class EventsResource {
    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final ObjectMapper mapper;
    private final Caller caller;
    private final EventExport export;
    private final AuditLog audit;
    private final LongLists lists;
    private final ZoneId zone;

    EventsResource(
            Catalogue catalogue,
            CatalogueQueries queries,
            ObjectMapper mapper,
            Caller caller,
            EventExport export,
            AuditLog audit,
            LongLists lists,
            SiteSettings settings) {
        this.catalogue = catalogue;
        this.queries = queries;
        this.mapper = mapper;
        this.caller = caller;
        this.export = export;
        this.audit = audit;
        this.lists = lists;
        this.zone = settings.defaultTimeZone();
    }

    @GET
    @Parameter(name = "tag", in = ParameterIn.QUERY, description = "a slug; repeated: any of them")
    @Parameter(name = "series", in = ParameterIn.QUERY, description = "a slug")
    @Parameter(name = "organiser", in = ParameterIn.QUERY, description = "a slug")
    @Parameter(name = "country", in = ParameterIn.QUERY, description = "two letters (ISO 3166)")
    @Parameter(name = "online", in = ParameterIn.QUERY, description = "true or false")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words to search for")
    @Operation(
            summary = "A page of events by start",
            description = "Asked for as application/x-ndjson: everything that matches, one event a line, by id.")
    public RestResponse<Listed<EventJson>> list(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("published") @Nullable String published,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri,
            @Context RoutingContext context) {
        EventQuery query = query(uri, from, to, published, cursor, Parameters.limit(limit));
        lists.enter(query.limit(), context);
        Page<Event> page = queries.page(query);
        return Answers.page(new Listed<>(page.items().stream().map(caller::json).toList()), page.nextCursor(), uri);
    }

    @GET
    @Produces(EventExport.LESS_THAN_JSON)
    @Parameter(name = "tag", in = ParameterIn.QUERY)
    @Parameter(name = "series", in = ParameterIn.QUERY)
    @Parameter(name = "organiser", in = ParameterIn.QUERY)
    @Parameter(name = "country", in = ParameterIn.QUERY)
    @Parameter(name = "online", in = ParameterIn.QUERY)
    @Parameter(name = "q", in = ParameterIn.QUERY)
    @Operation(hidden = true)
    public RestResponse<StreamingOutput> export(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("published") @Nullable String published,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri,
            @Context RoutingContext context) {
        EventQuery query = query(uri, from, to, published, cursor, Parameters.limit(limit));
        lists.enter(Integer.MAX_VALUE, context);
        if (caller.isEditor()) {
            audit.count(caller.actor(), AuditAction.EVENTS_EXPORTED);
        }
        return ResponseBuilder.ok(
                        export.of(query, caller.isEditor() ? EventJson::of : EventJson::ofPublic),
                        EventExport.MEDIA_TYPE)
                .build();
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
    @Operation(summary = "Make an event; with an Idempotency-Key only once, for 24 hours")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = EventJson.class)))
    public RestResponse<?> create(@HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey, SaveEvent body) {
        RequestKey key = IdempotencyKey.of(idempotencyKey, written(body));
        if (key == null) {
            Event event = catalogue.create(body, caller.actor());
            return created(event.id(), EventJson.of(event));
        }
        FirstAnswer answer = catalogue.createOnce(body, key, caller.actor(), event -> written(EventJson.of(event)));
        return created(answer.eventId(), answer.text());
    }

    private static RestResponse<?> created(UUID id, Object body) {
        return Answers.created("/api/v1/events/" + id, body, 1);
    }

    private String written(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
