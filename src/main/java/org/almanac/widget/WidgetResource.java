package org.almanac.widget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The script and its data. */
@Path("/")
class WidgetResource {
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final WidgetScript script;
    private final WidgetCalendar calendar;
    private final ObjectMapper json;
    private final Clock clock;

    WidgetResource(WidgetScript script, WidgetCalendar calendar, ObjectMapper json, Clock clock) {
        this.script = script;
        this.calendar = calendar;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Path("widget.js")
    @Operation(hidden = true)
    public Response script(
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings, @Context Request request) {
        boolean gzip = encodings != null && encodings.contains("gzip");
        Response answer = WidgetAnswers.cacheable(
                gzip ? script.gzipped() : script.plain(),
                SCRIPT,
                "public, max-age=3600, stale-while-revalidate=86400",
                request);
        Response.ResponseBuilder varying = Response.fromResponse(answer).header(HttpHeaders.VARY, "Accept-Encoding");
        return gzip && answer.hasEntity()
                ? varying.header(HttpHeaders.CONTENT_ENCODING, "gzip").build()
                : varying.build();
    }

    @GET
    @Path("widget.json")
    @Operation(summary = "Upcoming instances, as the widget reads them")
    public Response data(@Context UriInfo uri, @Context Request request) throws JsonProcessingException {
        Instant now = clock.instant();
        WidgetData data = calendar.upcoming(WidgetQuery.of(uri.getQueryParameters()), now);
        return WidgetAnswers.cacheable(
                json.writeValueAsBytes(data),
                MediaType.APPLICATION_JSON,
                WidgetAnswers.until(data.items(), now),
                request);
    }
}
