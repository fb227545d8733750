package org.almanac.web.look;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.almanac.web.RepresentationAnswers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The style sheet. Under its versioned address it never changes. */
@Path("/css/almanac.css")
class StyleSheetResource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "public, no-cache";

    private final StyleSheet sheet;

    StyleSheetResource(StyleSheet sheet) {
        this.sheet = sheet;
    }

    @GET
    @Operation(hidden = true)
    public Response css(@QueryParam("v") @Nullable String version, @Context HttpServerRequest request) {
        boolean named = sheet.version().equals(version);
        return RepresentationAnswers.answer(request, sheet.representation(), named ? FOR_EVER : ASK_AGAIN)
                .build();
    }
}
