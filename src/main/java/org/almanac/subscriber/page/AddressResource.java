package org.almanac.subscriber.page;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.almanac.problem.Problem;
import org.almanac.subscriber.address.AddressChanges;
import org.almanac.subscriber.choice.ChoiceFormBuilder;
import org.almanac.subscriber.choice.LocalizedRules;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.subscriber.preferences.Subscriptions;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Where a subscriber names another address. The answer is the same whatever address it is. */
@Path("/subscriptions/{token}/address")
class AddressResource extends LinkPageResource {
    private static final int UNPROCESSABLE = 422;

    private final Subscriptions subscriptions;
    private final AddressChanges changes;
    private final LocalizedRules rules;
    private final SubscribeRateLimit limit;
    private final ReaderLanguages readerLanguages;

    AddressResource(
            Subscriptions subscriptions,
            AddressChanges changes,
            LocalizedRules rules,
            SubscribeRateLimit limit,
            ReaderLanguages readerLanguages) {
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.rules = rules;
        this.limit = limit;
        this.readerLanguages = readerLanguages;
    }

    @ServerExceptionMapper
    Response invalidLink(InvalidLink failure, HttpHeaders headers) {
        return invalidLinkPage(failure, readerLanguages.accepted(headers.getAcceptableLanguages()));
    }

    @GET
    @Operation(hidden = true)
    public Response look(@RestPath String token) {
        Subscriptions.View subscription = subscriptions.view(token);
        return page(SubscriberPages.address(subscription.email(), path(token), "", ""), subscription.language());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(
            @RestPath String token, @FormParam("email") @Nullable String email, @Context HttpServerRequest request) {
        limit.take(request);
        Subscriptions.View subscription = subscriptions.view(token);
        Language language = subscription.language();
        try {
            changes.ask(token, rules.in(language).address(email));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID || problem.errors().isEmpty()) {
                throw problem;
            }
            String typed = ChoiceFormBuilder.text(Objects.requireNonNullElse(email, ""));
            String error = problem.errors().get(0).message();
            return page(
                    UNPROCESSABLE, SubscriberPages.address(subscription.email(), path(token), typed, error), language);
        }
        return page(
                Response.Status.ACCEPTED.getStatusCode(),
                SubscriberPages.addressInbox("/subscriptions/" + token),
                language);
    }

    private static String path(String token) {
        return "/subscriptions/" + token;
    }
}
