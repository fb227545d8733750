package org.almanac.subscriber.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.almanac.subscriber.choice.ChoiceDescriber;
import org.almanac.subscriber.choice.ChoiceSummary;
import org.almanac.subscriber.choice.FollowedEvents;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.subscriber.signup.Confirmations;
import org.almanac.subscriber.store.Consents;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the link in a confirmation mail opens. Looking changes nothing, whoever or whatever looks. */
@Path("/subscriptions/confirm/{token}")
class ConfirmationResource extends LinkPageResource {
    private final Confirmations confirmations;
    private final Consents consents;
    private final ChoiceDescriber words;
    private final FollowedEvents events;
    private final ReaderLanguages readerLanguages;

    ConfirmationResource(
            Confirmations confirmations,
            Consents consents,
            ChoiceDescriber words,
            FollowedEvents events,
            ReaderLanguages readerLanguages) {
        this.confirmations = confirmations;
        this.consents = consents;
        this.words = words;
        this.events = events;
        this.readerLanguages = readerLanguages;
    }

    @ServerExceptionMapper
    Response invalidLink(InvalidLink failure, HttpHeaders headers) {
        return invalidLinkPage(failure, readerLanguages.accepted(headers.getAcceptableLanguages()));
    }

    @GET
    @Operation(hidden = true)
    public Response look(@RestPath String token) {
        Confirmations.Request request = confirmations.look(token);
        if (request.confirmed()) {
            return confirmed(request, true);
        }
        Language language = request.language();
        ChoiceSummary choice = words.summary(request.follows(), request.settings(), language);
        return page(
                SubscriberPages.confirm(
                        request,
                        choice,
                        events.lines(request.follows(), language),
                        consents.wording(language),
                        "/subscriptions/confirm/" + token),
                language);
    }

    @POST
    @Operation(hidden = true)
    public Response confirm(@RestPath String token) {
        return confirmed(confirmations.confirm(token), false);
    }

    private Response confirmed(Confirmations.Request request, boolean repeated) {
        Language language = request.language();
        return page(SubscriberPages.confirmed(request, events.lines(request.follows(), language), repeated), language);
    }
}
