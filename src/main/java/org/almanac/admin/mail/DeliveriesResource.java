package org.almanac.admin.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.notification.DeliveryLog;
import org.almanac.subscriber.SubscriberDirectory;
import org.jspecify.annotations.Nullable;

/** Who was told what, when and why; or by which rule it was left out. */
@Path("/admin/deliveries")
@RolesAllowed(Roles.ADMIN)
class DeliveriesResource extends DeskResource {
    private final DeliveryLog log;
    private final SubscriberDirectory subscribers;
    private final CatalogueQueries catalogue;

    DeliveriesResource(DeliveryLog log, SubscriberDirectory subscribers, CatalogueQueries catalogue) {
        this.log = log;
        this.subscribers = subscribers;
        this.catalogue = catalogue;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance deliveries(DeliveryList list, DeliveryList.Found found);
    }

    @GET
    public Response list(
            @QueryParam("reader") @Nullable String reader,
            @QueryParam("event") @Nullable String event,
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("cursor") @Nullable String cursor) {
        OutboxList asked = OutboxList.asked(state, kind, cursor);
        DeliveryList list = new DeliveryList(stripped(reader), stripped(event), asked.state(), asked.kind(), cursor);
        return page(OK, Templates.deliveries(list, list.read(log, subscribers, catalogue)));
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
