package org.almanac.subscriber;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the link in a confirmation mail opens. Looking changes nothing, whoever or whatever looks. */
@Path("/subscriptions/confirm/{token}")
class ConfirmationResource extends LinkPageResource {
    private static final int SHOWN = 5;

    private final Confirmations confirmations;
    private final Consents consents;
    private final ChoiceWords words;
    private final FollowedEvents events;

    ConfirmationResource(Confirmations confirmations, Consents consents, ChoiceWords words, FollowedEvents events) {
        this.confirmations = confirmations;
        this.consents = consents;
        this.words = words;
        this.events = events;
    }

    @ServerExceptionMapper
    Response deadLink(DeadLink failure) {
        return deadLinkPage(failure);
    }

    @GET
    @Operation(hidden = true)
    public Response look(@RestPath String token) {
        Confirmations.Request request = confirmations.look(token);
        if (request.confirmed()) {
            return confirmed(request, true);
        }
        ChoiceSummary choice = words.summary(request.follows(), request.settings());
        return page(SubscriberPages.confirm(request, choice, consents.wording(), "/subscriptions/confirm/" + token));
    }

    @POST
    @Operation(hidden = true)
    public Response confirm(@RestPath String token) {
        return confirmed(confirmations.confirm(token), false);
    }

    private Response confirmed(Confirmations.Request request, boolean repeated) {
        List<UpcomingLine> upcoming = events.next(request.follows(), SHOWN).stream()
                .map(UpcomingLine::of)
                .toList();
        return page(SubscriberPages.confirmed(request, upcoming, repeated));
    }
}
