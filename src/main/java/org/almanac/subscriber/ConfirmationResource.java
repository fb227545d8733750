package org.almanac.subscriber;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.almanac.time.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the link in a confirmation mail opens. Looking changes nothing, whoever or whatever looks. */
@Path("/subscriptions/confirm/{token}")
class ConfirmationResource extends LinkPageResource {
    private final Confirmations confirmations;
    private final Consents consents;
    private final ChoiceWords words;
    private final FollowedEvents events;
    private final Languages languages;

    ConfirmationResource(
            Confirmations confirmations,
            Consents consents,
            ChoiceWords words,
            FollowedEvents events,
            Languages languages) {
        this.confirmations = confirmations;
        this.consents = consents;
        this.words = words;
        this.events = events;
        this.languages = languages;
    }

    @ServerExceptionMapper
    Response deadLink(DeadLink failure, HttpHeaders headers) {
        return deadLinkPage(failure, languages.accepted(headers.getAcceptableLanguages()));
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
