package org.almanac.widget;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The scripts. */
@Path("/")
class WidgetResource {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final WidgetScript scripts;

    WidgetResource(WidgetScript scripts) {
        this.scripts = scripts;
    }

    @GET
    @Path("widget.js")
    @Operation(hidden = true)
    public Response first(
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings, @Context Request request) {
        return answer(scripts.first(), AN_HOUR, encodings, request);
    }

    /** @param version the hash by which the first script asks; any other is answered too, but not kept for ever */
    @GET
    @Path(WidgetScript.MORE)
    @Operation(hidden = true)
    public Response more(
            @RestQuery("v") @Nullable String version,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings,
            @Context Request request) {
        boolean current = scripts.more().hash().equals(version);
        return answer(scripts.more(), current ? FOR_EVER : AN_HOUR, encodings, request);
    }

    private static Response answer(ScriptFile file, String caching, @Nullable String encodings, Request request) {
        boolean gzip = encodings != null && encodings.contains("gzip");
        Response answer = WidgetAnswers.cacheable(gzip ? file.gzipped() : file.plain(), SCRIPT, caching, request);
        Response.ResponseBuilder varying = Response.fromResponse(answer).header(HttpHeaders.VARY, "Accept-Encoding");
        return gzip && answer.hasEntity()
                ? varying.header(HttpHeaders.CONTENT_ENCODING, "gzip").build()
                : varying.build();
    }
}
