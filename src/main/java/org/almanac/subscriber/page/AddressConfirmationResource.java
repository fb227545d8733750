package org.almanac.subscriber.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.almanac.subscriber.address.AddressChanges;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.subscriber.words.ReaderLanguages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the link in the mail to a new address opens. Looking changes nothing. */
@Path("/subscriptions/address/{token}")
class AddressConfirmationResource extends LinkPageResource {
    private final AddressChanges changes;
    private final ReaderLanguages readerLanguages;

    AddressConfirmationResource(AddressChanges changes, ReaderLanguages readerLanguages) {
        this.changes = changes;
        this.readerLanguages = readerLanguages;
    }

    @ServerExceptionMapper
    Response invalidLink(InvalidLink failure, HttpHeaders headers) {
        return invalidLinkPage(failure, readerLanguages.accepted(headers.getAcceptableLanguages()));
    }

    @GET
    @Operation(hidden = true)
    public Response look(@RestPath String token) {
        AddressChanges.Change change = changes.look(token);
        return change.confirmed()
                ? page(SubscriberPages.addressMoved(change), change.language())
                : page(SubscriberPages.addressConfirm(change, "/subscriptions/address/" + token), change.language());
    }

    @POST
    @Operation(hidden = true)
    public Response confirm(@RestPath String token) {
        AddressChanges.Change change = changes.confirm(token);
        return page(SubscriberPages.addressMoved(change), change.language());
    }
}
