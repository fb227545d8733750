package org.almanac.subscriber;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Stops all mails. Looking changes nothing, so that no mail scanner unsubscribes anybody; a POST acts at once, from the
 * page's button or from a mail program (RFC 8058), with nothing but the token to show.
 */
@Path("/unsubscribe/{token}")
class UnsubscribeResource extends LinkPageResource {
    private static final String ONE_CLICK = "One-Click";

    private final Subscriptions subscriptions;

    UnsubscribeResource(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @ServerExceptionMapper
    Response deadLink(DeadLink failure) {
        return deadLinkPage(failure);
    }

    @GET
    @Operation(hidden = true)
    public Response look(@RestPath String token) {
        Optional<Subscriptions.Stoppable> address = subscriptions.stoppable(token);
        return address.isEmpty() || address.get().stopped()
                ? page(SubscriberPages.unsubscribed())
                : page(SubscriberPages.unsubscribe(address.get().email(), "/unsubscribe/" + token));
    }

    /** Mail programs send it as either form. */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Operation(hidden = true)
    public Response stop(@RestPath String token, @RestForm("List-Unsubscribe") @Nullable String listUnsubscribe) {
        subscriptions.unsubscribe(token, ONE_CLICK.equalsIgnoreCase(listUnsubscribe));
        return page(SubscriberPages.unsubscribed());
    }

    @POST
    @Operation(hidden = true)
    public Response stop(@RestPath String token) {
        return stop(token, null);
    }
}
