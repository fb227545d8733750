package org.almanac.web.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.almanac.web.ProblemResponse;

/** What a person sees when a request fails. */
@Singleton
class ProblemPages {

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance problem(String heading, String detail, int status, String request);
    }

    Response page(ProblemResponse problem) {
        return Response.status(problem.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(html(problem))
                .build();
    }

    String html(ProblemResponse problem) {
        String request = problem.requestId() == null ? "" : problem.requestId();
        return Templates.problem(heading(problem.status()), problem.detail(), problem.status(), request)
                .render();
    }

    private static String heading(int status) {
        return switch (status) {
            case 401 -> "Please sign in";
            case 403 -> "This is not yours to open";
            case 404 -> "There is no such page";
            case 410 -> "This has been withdrawn";
            case 413 -> "That is too large";
            case 429 -> "Too many requests";
            default -> status < 500 ? "That did not work" : "Something went wrong here";
        };
    }
}
