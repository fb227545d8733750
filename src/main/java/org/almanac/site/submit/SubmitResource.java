package org.almanac.site.submit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.almanac.event.Event;
import org.almanac.event.read.SimilarEventQueries;
import org.almanac.event.write.Catalogue;
import org.almanac.importer.submission.SubmissionSettings;
import org.almanac.importer.submission.Submissions;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.almanac.site.cache.PageAnswers;
import org.almanac.site.cache.Rendered;
import org.almanac.web.ClientAddress;
import org.almanac.web.LocalAddress;
import org.almanac.web.NetworkLimit;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A reader proposes an event. It shows nowhere until an editor has looked at it. */
@Path("/submit")
class SubmitResource {
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final Pattern PLACE =
            Pattern.compile("UTC|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
    private static final List<String> ZONES = zones();

    private final Submissions submissions;
    private final SubmissionSettings settings;
    private final Catalogue catalogue;
    private final SimilarEventQueries similar;
    private final NetworkLimit limit;
    private final ClientAddress clients;
    private final PageAnswers answers;

    SubmitResource(
            Submissions submissions,
            SubmissionSettings settings,
            Catalogue catalogue,
            SimilarEventQueries similar,
            ClientAddress clients,
            PageAnswers answers) {
        this.submissions = submissions;
        this.settings = settings;
        this.catalogue = catalogue;
        this.similar = similar;
        this.limit = new NetworkLimit(settings.perNetwork(), settings.period());
        this.clients = clients;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "site")
    static class Templates {
        private Templates() {}

        /** @param like events that it may be a double of, to be looked at before it is sent */
        static native TemplateInstance submit(
                SubmitForm form, SubmitErrors errors, List<String> zones, List<Event> like);

        static native TemplateInstance submitted();
    }

    /** Empty, and so the same for everybody. */
    @GET
    @Operation(hidden = true)
    public Response form(@Context HttpServerRequest request) {
        demandEnabled();
        SubmitForm form = SubmitForm.empty();
        return answers.page(
                request,
                () -> Rendered.html(
                        Templates.submit(form, SubmitErrors.NONE, ZONES, List.of())
                                .render(),
                        Instant.MAX));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response submit(MultivaluedMap<String, String> typed, @Context HttpServerRequest request) {
        demandEnabled();
        SubmitForm form = SubmitForm.typed(typed);
        try {
            limit.take(clients.of(request));
            List<Event> like = form.isBaited() || form.isAnother() ? List.of() : like(form);
            if (!like.isEmpty()) {
                return page(UNPROCESSABLE, Templates.submit(form, SubmitErrors.NONE, ZONES, like));
            }
            if (!form.isBaited()) {
                submissions.submit(form.toInput(), form.given("contact"), form.given("note"));
            }
        } catch (Problem problem) {
            return again(form, problem);
        }
        return LocalAddress.seeOther("/submit/thanks")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What readers see that is called much the same, at about the same time; nothing while the form is not in order. */
    private List<Event> like(SubmitForm form) {
        try {
            return similar.like(catalogue.check(form.toInput()), null, true);
        } catch (Problem notYet) {
            return List.of();
        }
    }

    @GET
    @Path("thanks")
    @Operation(hidden = true)
    public Response thanks(@Context HttpServerRequest request) {
        return answers.page(request, () -> Rendered.html(Templates.submitted().render(), Instant.MAX));
    }

    /** The form as it was sent, with what is wrong: nothing that was typed is lost. */
    private static Response again(SubmitForm form, Problem problem) {
        boolean invalid = problem.kind() == Problem.Kind.INVALID;
        if (!invalid && problem.kind() != Problem.Kind.TOO_MANY_REQUESTS) {
            throw problem;
        }
        List<FieldError> errors =
                invalid ? form.worded(problem.errors()) : List.of(new FieldError("form", problem.detail()));
        return page(
                invalid ? UNPROCESSABLE : TOO_MANY, Templates.submit(form, new SubmitErrors(errors), ZONES, List.of()));
    }

    private void demandEnabled() {
        if (!settings.enabled()) {
            throw Problem.notFound("Events cannot be proposed on this site.");
        }
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(page.render())
                .build();
    }

    private static List<String> zones() {
        SortedSet<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
        zones.removeIf(PLACE.asMatchPredicate().negate());
        return List.copyOf(zones);
    }
}
