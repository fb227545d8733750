package org.almanac.widget;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The script. */
@Path("/")
class WidgetResource {
    private static final String AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400";

    private final WidgetScript script;

    WidgetResource(WidgetScript script) {
        this.script = script;
    }

    @GET
    @Path("widget.js")
    @Operation(hidden = true)
    public Response script(@Context HttpServerRequest request) {
        return WidgetAnswers.answer(request, script.representation(), AN_HOUR);
    }
}
