package org.almanac.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import org.almanac.account.Roles;
import org.almanac.picture.Pictures;
import org.almanac.picture.StoredPicture;
import org.almanac.problem.Problem;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Takes a picture and says its address: as a page, or as data to the script of an event's form. */
@Path("/admin/pictures")
@RolesAllowed(Roles.EDITOR)
class PicturesResource extends DeskResource {

    private final Pictures pictures;

    PicturesResource(Pictures pictures) {
        this.pictures = pictures;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance pictures(@Nullable StoredPicture picture, @Nullable String error);
    }

    /** @param error what is wrong with the file */
    record Refused(String error) {}

    @GET
    public Response form() {
        return page(OK, Templates.pictures(null, null));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @RestForm @Nullable FileUpload picture, @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        boolean data = accept != null && accept.contains(MediaType.APPLICATION_JSON);
        try {
            StoredPicture stored = pictures.keep(bytes(picture));
            return data ? answer(OK, stored) : page(OK, Templates.pictures(stored, null));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            String error = problem.errors().isEmpty()
                    ? problem.detail()
                    : problem.errors().get(0).message();
            return data
                    ? answer(UNPROCESSABLE, new Refused(error))
                    : page(UNPROCESSABLE, Templates.pictures(null, error));
        }
    }

    private static Response answer(int status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body)
                .build();
    }

    private static byte[] bytes(@Nullable FileUpload file) {
        if (file == null || file.fileName().isBlank()) {
            throw Problem.invalid("picture", "Choose a picture.");
        }
        if (file.size() > Pictures.MAX_BYTES) {
            throw Problem.invalid("picture", Pictures.tooLarge());
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw Problem.invalid("picture", "The file did not arrive whole. Choose it again.");
        }
    }
}
