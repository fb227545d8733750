package org.almanac.subscriber.page;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.almanac.json.JsonInput;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.almanac.subscriber.choice.ChoiceFormBuilder;
import org.almanac.subscriber.choice.LocalizedRules;
import org.almanac.subscriber.choice.SubscriptionFields;
import org.almanac.subscriber.choice.SubscriptionInput;
import org.almanac.subscriber.signup.RequestSource;
import org.almanac.subscriber.signup.SubscriptionRequests;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.almanac.web.LocalAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes requests to subscribe, from programs and from forms. The answer is the same whoever asks. */
@Path("/subscriptions")
@Tag(name = "Subscribing")
class SubscriptionsResource {
    private static final int LONGEST_BODY = 64 * 1024;

    private final SubscriptionRequests requests;
    private final LocalizedRules rules;
    private final ChoiceFormBuilder forms;
    private final SubscribeRateLimit limit;
    private final ReaderLanguages readerLanguages;
    private final JsonInput json;

    SubscriptionsResource(
            SubscriptionRequests requests,
            LocalizedRules rules,
            ChoiceFormBuilder forms,
            SubscribeRateLimit limit,
            ReaderLanguages readerLanguages,
            JsonInput json) {
        this.requests = requests;
        this.rules = rules;
        this.forms = forms;
        this.limit = limit;
        this.readerLanguages = readerLanguages;
        this.json = json;
    }

    /** @param status always {@code accepted} */
    record Answer(String status, String message) {
        static final Answer ACCEPTED = new Answer(
                "accepted", "If the address can receive mail, a message with a link to confirm is on its way to it.");
    }

    @GET
    public Response start() {
        return LocalAddress.seeOther("/subscribe").build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask for e-mails about events",
            description = "Sends a mail with a link by which the address's owner confirms; nothing else happens before."
                    + " The answer is the same for every address.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubscriptionInput.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "422", description = "A field is wrong; the problem says which")
    @APIResponse(responseCode = "429", description = "Too many requests from this network")
    public Response subscribe(InputStream body, @Context HttpServerRequest request, HttpHeaders headers)
            throws IOException {
        limit.take(request);
        accept(
                json.value(json.tree(bounded(body)), SubscriptionInput.class),
                request,
                headers.getAcceptableLanguages(),
                Language.ENGLISH);
        return json();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    @Operation(hidden = true)
    public Response subscribe(
            MultivaluedMap<String, String> form, @Context HttpServerRequest request, HttpHeaders headers) {
        limit.take(request);
        boolean page = wantsPage(headers);
        List<Locale> accepted = headers.getAcceptableLanguages();
        Language language = page ? readerLanguages.accepted(accepted) : Language.ENGLISH;
        SubscriptionInput input = null;
        try {
            input = SubscriptionFields.read(form, Set.of());
            accept(input, request, accepted, language);
        } catch (Problem problem) {
            if (page && problem.kind() == Problem.Kind.INVALID && input != null) {
                return again(input, problem.errors(), language);
            }
            throw problem;
        }
        return page ? html(Response.Status.ACCEPTED.getStatusCode(), SubscriberPages.inbox(), language) : json();
    }

    private void accept(SubscriptionInput input, HttpServerRequest request, List<Locale> accepted, Language language) {
        String source = RequestSource.of(request.getHeader("Referer"), request.getHeader("Origin"));
        requests.accept(rules.in(language).request(input), source, ReaderLanguages.guess(accepted));
    }

    private Response again(SubscriptionInput input, List<FieldError> errors, Language language) {
        return html(422, SubscriberPages.subscribe(forms.of(input, errors, language), List.of()), language);
    }

    private static Response html(int status, TemplateInstance page, Language language) {
        return LinkPageResource.written(Response.status(status), page, language)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response json() {
        return Response.accepted(Answer.ACCEPTED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static boolean wantsPage(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE)
                        || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .map(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE))
                .orElse(true);
    }

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "A request has at most 64 KB.");
        }
        return bytes;
    }
}
