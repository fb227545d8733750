package org.almanac.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
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
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.almanac.event.Catalogue;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.EventPage;
import org.almanac.event.EventQuery;
import org.almanac.event.EventRevision;
import org.almanac.event.Occurrence;
import org.almanac.event.SaveEvent;
import org.almanac.json.JsonInput;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Range;
import org.almanac.web.EntityTags;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events}: everybody reads what is published, editors write. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class EventsResource {
    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final EventInput input;
    private final JsonInput json;
    private final ObjectMapper mapper;
    private final Caller caller;
    private final ZoneId zone;

    EventsResource(
            Catalogue catalogue,
            CatalogueQueries queries,
            EventInput input,
            JsonInput json,
            ObjectMapper mapper,
            Caller caller,
            SiteSettings settings) {
        this.catalogue = catalogue;
        this.queries = queries;
        this.input = input;
        this.json = json;
        this.mapper = mapper;
        this.caller = caller;
        this.zone = settings.defaultTimeZone();
    }

    @GET
    public Response list(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("published") @Nullable String published,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        Boolean shown = Parameters.flag("published", published);
        if (!caller.isEditor()) {
            if (Boolean.FALSE.equals(shown)) {
                throw Problem.of(Problem.Kind.UNAUTHENTICATED, "Only editors see events that are not published.");
            }
            shown = true;
        }
        EventPage page = queries.list(new EventQuery(
                Filters.of(uri.getQueryParameters()),
                Parameters.instant("from", from, zone),
                Parameters.instant("to", to, zone),
                shown,
                cursor,
                Parameters.limit(limit),
                false));
        return Paging.response(
                new Listed<>(page.events().stream().map(EventJson::of).toList()), page.nextCursor(), uri);
    }

    @POST
    @RolesAllowed({"ADMIN", "EDITOR"})
    public Response create(byte[] body) {
        Event event = catalogue.create(input.read(body), caller.actor());
        return Response.created(URI.create("/api/v1/events/" + event.id()))
                .tag(Integer.toString(event.revision()))
                .entity(EventJson.of(event))
                .build();
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
    @RolesAllowed({"ADMIN", "EDITOR"})
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
    @RolesAllowed({"ADMIN", "EDITOR"})
    public Response patch(
            @PathParam("event") String idOrSlug,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        JsonNode patch = json.tree(body);
        Integer expected = Preconditions.expected(ifMatch);
        return answer(Preconditions.whenCurrent(expected, () -> {
            Event before = queries.find(idOrSlug);
            JsonNode merged = MergePatch.merged(mapper.valueToTree(EventJson.of(before)), patch);
            // What was merged into is what must still be there when the result is written.
            int revision = expected == null ? before.revision() : expected;
            return catalogue.replace(idOrSlug, input.read(merged), revision, caller.actor());
        }));
    }

    @DELETE
    @Path("/{event}")
    @RolesAllowed({"ADMIN", "EDITOR"})
    public Response withdraw(
            @PathParam("event") String idOrSlug, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        catalogue.withdraw(idOrSlug, Preconditions.expected(ifMatch), caller.actor());
        return Response.noContent().build();
    }

    @GET
    @Path("/{event}/occurrences")
    public Listed<OccurrenceJson> occurrences(
            @PathParam("event") String idOrSlug,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Range range = Ranges.of(Parameters.instant("from", from, zone), Parameters.instant("to", to, zone));
        List<Occurrence> occurrences = queries.occurrences(visible(idOrSlug), range);
        return new Listed<>(occurrences.stream().map(OccurrenceJson::of).toList());
    }

    @GET
    @Path("/{event}/history")
    @RolesAllowed({"ADMIN", "EDITOR"})
    public Listed<EventRevision> history(@PathParam("event") String idOrSlug) {
        return new Listed<>(queries.history(queries.find(idOrSlug).id()));
    }

    private Event visible(String idOrSlug) {
        if (!caller.isEditor()) {
            return queries.findPublic(idOrSlug);
        }
        Event event = queries.find(idOrSlug);
        if (event.withdrawn()) {
            throw Problem.of(Problem.Kind.GONE, "This event has been withdrawn.");
        }
        return event;
    }

    private static Response answer(Event event) {
        return Response.ok(EventJson.of(event))
                .tag(Integer.toString(event.revision()))
                .build();
    }
}
