package org.almanac.web.look;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.almanac.web.ContentCoding;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The style sheet. Under its versioned address it never changes. */
@Path("/css/almanac.css")
class StyleSheetResource {
    private static final String TYPE = "text/css; charset=utf-8";

    private final StyleSheet sheet;

    StyleSheetResource(StyleSheet sheet) {
        this.sheet = sheet;
    }

    @GET
    @Operation(hidden = true)
    public Response css(
            @QueryParam("v") @Nullable String version,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings,
            @Context Request request) {
        boolean gzip = ContentCoding.takesGzip(encodings);
        EntityTag tag = new EntityTag(sheet.version() + (gzip ? "-gzip" : ""));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(sheet.bytes(gzip), TYPE) : unchanged;
        if (gzip && unchanged == null) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.tag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        sheet.version().equals(version) ? "public, max-age=31536000, immutable" : "public, no-cache")
                .build();
    }
}
