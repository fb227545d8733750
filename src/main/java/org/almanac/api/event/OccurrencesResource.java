package org.almanac.api.event;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import org.almanac.api.Answers;
import org.almanac.api.Caller;
import org.almanac.api.EventJson;
import org.almanac.api.LongLists;
import org.almanac.api.Parameters;
import org.almanac.api.Span;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.OccurrencePage;
import org.almanac.feed.FilterParameters;
import org.almanac.settings.SiteSettings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/occurrences}: the published calendar as a flat list in order of time. */
@Path("/api/v1/occurrences")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class OccurrencesResource {
    private final CatalogueQueries queries;
    private final Caller caller;
    private final LongLists lists;
    private final ZoneId zone;

    OccurrencesResource(CatalogueQueries queries, Caller caller, LongLists lists, SiteSettings settings) {
        this.caller = caller;
        this.queries = queries;
        this.lists = lists;
        this.zone = settings.defaultTimeZone();
    }

    /** An instance and the event it is one of. */
    record Item(OccurrenceJson occurrence, EventJson event) {}

    @GET
    @Operation(summary = "The calendar as a list of dates, by time")
    @Parameter(name = "tag", in = ParameterIn.QUERY, description = "a slug; repeated: any of them")
    @Parameter(name = "series", in = ParameterIn.QUERY, description = "a slug")
    @Parameter(name = "organiser", in = ParameterIn.QUERY, description = "a slug")
    @Parameter(name = "country", in = ParameterIn.QUERY, description = "two letters (ISO 3166)")
    @Parameter(name = "online", in = ParameterIn.QUERY, description = "true or false")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words to search for")
    public RestResponse<OccurrenceList<Item>> list(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri,
            @Context RoutingContext context) {
        Span span = Span.of(from, to, zone);
        lists.enter(Parameters.limit(limit), context);
        OccurrencePage found = queries.calendar(
                FilterParameters.read(uri.getQueryParameters()),
                span.from(),
                span.to(),
                cursor,
                Parameters.limit(limit));
        return Answers.page(
                new OccurrenceList<>(
                        found.page().items().stream()
                                .map(one -> new Item(OccurrenceJson.of(one.occurrence()), caller.json(one.event())))
                                .toList(),
                        found.ends().since(),
                        found.ends().until()),
                found.page().nextCursor(),
                uri);
    }
}
