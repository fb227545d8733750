package org.almanac.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.almanac.account.Roles;
import org.almanac.picture.Pictures;
import org.almanac.picture.StoredPicture;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /api/v1/pictures}: a picture as it is; the answer says the address for an event's {@code image}. */
@Path("/api/v1/pictures")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class PicturesResource {
    private final Pictures pictures;

    PicturesResource(Pictures pictures) {
        this.pictures = pictures;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "keepPicture",
            summary = "Keep a picture for events",
            description = "A JPEG, PNG, WebP or GIF of up to 10 MB; scaled, without what cameras write into it.")
    public RestResponse<StoredPicture> keep(InputStream body) {
        StoredPicture picture = pictures.keep(bytes(body));
        return ResponseBuilder.create(RestResponse.Status.CREATED, picture)
                .header(HttpHeaders.LOCATION, picture.url())
                .build();
    }

    /** One byte more than may be shows that there is more. */
    private static byte[] bytes(InputStream body) {
        try {
            return body.readNBytes(Pictures.MAX_BYTES + 1);
        } catch (IOException e) {
            throw Problem.malformed("The picture did not arrive whole.");
        }
    }
}
