package org.almanac.subscriber.page;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.subscriber.preferences.Unsubscriptions;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
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

    private final Unsubscriptions unsubscriptions;
    private final ReaderLanguages readerLanguages;

    UnsubscribeResource(Unsubscriptions unsubscriptions, ReaderLanguages readerLanguages) {
        this.unsubscriptions = unsubscriptions;
        this.readerLanguages = readerLanguages;
    }

    @ServerExceptionMapper
    Response invalidLink(InvalidLink failure, HttpHeaders headers) {
        return invalidLinkPage(failure, readerLanguages.accepted(headers.getAcceptableLanguages()));
    }

    @GET
    @Operation(hidden = true)
    public Response look(@RestPath String token, HttpHeaders headers) {
        Optional<Unsubscriptions.Stoppable> address = unsubscriptions.stoppable(token);
        Language language = language(address, headers);
        return address.isEmpty() || address.get().stopped()
                ? page(SubscriberPages.unsubscribed(), language)
                : page(SubscriberPages.unsubscribe(address.get().email(), "/unsubscribe/" + token), language);
    }

    /** Mail programs send it as either form. */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Operation(hidden = true)
    public Response stop(
            @RestPath String token,
            @RestForm("List-Unsubscribe") @Nullable String listUnsubscribe,
            HttpHeaders headers) {
        unsubscriptions.unsubscribe(token, ONE_CLICK.equalsIgnoreCase(listUnsubscribe));
        return page(SubscriberPages.unsubscribed(), language(unsubscriptions.stoppable(token), headers));
    }

    @POST
    @Operation(hidden = true)
    public Response stop(@RestPath String token, HttpHeaders headers) {
        return stop(token, null, headers);
    }

    private Language language(Optional<Unsubscriptions.Stoppable> address, HttpHeaders headers) {
        return address.map(Unsubscriptions.Stoppable::language)
                .orElseGet(() -> readerLanguages.accepted(headers.getAcceptableLanguages()));
    }
}
