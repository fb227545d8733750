package org.almanac.admin.subscriber;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.notification.DeliveryLog;
import org.almanac.notification.LoggedNotice;
import org.almanac.paging.Page;
import org.almanac.subscriber.SubscriberData;
import org.almanac.subscriber.SubscriberDirectory;
import org.almanac.subscriber.SubscriberExport;
import org.almanac.subscriber.SuppressionDirectory;
import org.jspecify.annotations.Nullable;

/** Readers: what they follow, what they agreed to, what they were sent, and the right to have it all, or gone. */
@Path("/admin/subscribers")
@RolesAllowed(Roles.ADMIN)
class SubscribersResource extends DeskResource {
    private static final int PAGE = 50;

    private final SubscriberDirectory subscribers;
    private final SuppressionDirectory suppressions;
    private final DeliveryLog deliveries;
    private final FollowedNames names;
    private final DeskView desk;
    private final AuditLog audit;

    SubscribersResource(
            SubscriberDirectory subscribers,
            SuppressionDirectory suppressions,
            DeliveryLog deliveries,
            FollowedNames names,
            DeskView desk,
            AuditLog audit) {
        this.subscribers = subscribers;
        this.suppressions = suppressions;
        this.deliveries = deliveries;
        this.names = names;
        this.desk = desk;
        this.audit = audit;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance subscriber(
                SubscriberData reader,
                List<FollowedNames.Line> follows,
                Page<LoggedNotice> log,
                @Nullable String cursor);

        static native TemplateInstance eraseSubscriber(SubscriberData reader);
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") UUID id, @QueryParam("cursor") @Nullable String cursor) {
        SubscriberData reader = subscribers.read(id);
        DeliveryLog.Filter theirs = new DeliveryLog.Filter(id, null, null, null, null, null);
        return page(OK, Templates.subscriber(reader, names.of(reader), deliveries.list(theirs, cursor, PAGE), cursor));
    }

    @GET
    @Path("{id}/data")
    public Response data(@PathParam("id") UUID id) {
        SubscriberExport export = subscribers.export(id);
        audit.record(desk.actor(), AuditAction.SUBSCRIBER_EXPORTED, id.toString());
        return Response.ok(export, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"subscriber-" + id + ".json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("{id}/suppress")
    public Response suppress(@PathParam("id") UUID id) {
        suppressions.block(subscribers.read(id).email());
        audit.record(desk.actor(), AuditAction.ADDRESS_SUPPRESSED, id.toString());
        return seeOther("/admin/subscribers/" + id);
    }

    @POST
    @Path("{id}/allow")
    public Response allow(@PathParam("id") UUID id) {
        suppressions.remove(id.toString());
        audit.record(desk.actor(), AuditAction.SUPPRESSION_REMOVED, id.toString());
        return seeOther("/admin/subscribers/" + id);
    }

    /** Cannot be undone, so it is asked for once more. */
    @GET
    @Path("{id}/erase")
    public Response lookAtErasing(@PathParam("id") UUID id) {
        return page(OK, Templates.eraseSubscriber(subscribers.read(id)));
    }

    @POST
    @Path("{id}/erase")
    public Response erase(@PathParam("id") UUID id) {
        subscribers.erase(id);
        audit.record(desk.actor(), AuditAction.SUBSCRIBER_ERASED, id.toString());
        return seeOther("/admin/subscribers");
    }
}
