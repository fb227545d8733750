package org.almanac.widget;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.almanac.web.ContentCoding;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The script. */
@Path("/")
class WidgetResource {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400";

    private final WidgetScript script;

    WidgetResource(WidgetScript script) {
        this.script = script;
    }

    @GET
    @Path("widget.js")
    @Operation(hidden = true)
    public Response script(
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings, @Context Request request) {
        ScriptFile file = script.file();
        boolean gzip = ContentCoding.takesGzip(encodings);
        Response answer = WidgetAnswers.cacheable(gzip ? file.gzipped() : file.plain(), SCRIPT, AN_HOUR, request);
        Response.ResponseBuilder varying = Response.fromResponse(answer).header(HttpHeaders.VARY, "Accept-Encoding");
        return gzip && answer.hasEntity()
                ? varying.header(HttpHeaders.CONTENT_ENCODING, "gzip").build()
                : varying.build();
    }
}
