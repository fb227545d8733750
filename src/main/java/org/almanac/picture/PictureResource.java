package org.almanac.picture;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /pictures/{hash}.jpg}: what it is called follows from its bytes, so it never changes. */
@Path("/pictures")
@Blocking
class PictureResource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Pictures pictures;

    PictureResource(Pictures pictures) {
        this.pictures = pictures;
    }

    @GET
    @Path("{name}")
    @Operation(hidden = true)
    public Response picture(
            @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        byte[] bytes = pictures.find(name).orElseThrow(() -> Problem.notFound("There is no such picture."));
        String tag = '"' + name.substring(0, name.length() - ".jpg".length()) + '"';
        Response.ResponseBuilder answer =
                known != null && known.contains(tag) ? Response.notModified() : Response.ok(bytes, "image/jpeg");
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }
}
