package org.almanac.api.description;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * {@code /q/docs}: the API as a page on which calls can be tried (Swagger UI). Off unless it is asked for: Quarkus' own
 * page can be switched off only when the service is built.
 */
@Path("/q/docs")
@Blocking
class ApiDocsResource {
    /** The page sets styles from its script. Nothing comes from or goes to other sites. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String OWN = "org/almanac/api/description/";
    private static final String LIBRARY = "api-docs/";

    private static final Map<String, Part> PARTS = Map.of(
            "docs.js", new Part(OWN + "docs.js", "text/javascript; charset=utf-8"),
            "swagger-ui-bundle.js", new Part(LIBRARY + "swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
            "swagger-ui.css", new Part(LIBRARY + "swagger-ui.css", "text/css; charset=utf-8"));
    private static final Part PAGE = new Part(OWN + "docs.html", "text/html; charset=utf-8");

    private final ApiDocsSettings settings;

    ApiDocsResource(ApiDocsSettings settings) {
        this.settings = settings;
    }

    /** @param resource on the class path */
    private record Part(String resource, String type) {}

    @GET
    @Operation(hidden = true)
    public RestResponse<byte[]> page() {
        return answer(PAGE);
    }

    @GET
    @Path("/{file}")
    @Operation(hidden = true)
    public RestResponse<byte[]> part(@PathParam("file") String file) {
        Part part = PARTS.get(file);
        if (part == null) {
            throw notThere();
        }
        return answer(part);
    }

    private RestResponse<byte[]> answer(Part part) {
        if (!settings.apiDocs()) {
            throw notThere();
        }
        return ResponseBuilder.ok(bytes(part))
                .header(HttpHeaders.CONTENT_TYPE, part.type())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY)
                .build();
    }

    private static byte[] bytes(Part part) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(part.resource())) {
            if (in == null) {
                throw new IllegalStateException(part.resource() + " was not packaged");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem notThere() {
        return Problem.notFound("There is no such page.");
    }
}
