package org.almanac.admin.mail;

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
import java.util.Map;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.outbox.MessageContent;
import org.almanac.outbox.MessageContent.Attachment;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.MessageSummary;
import org.almanac.outbox.Messages;
import org.almanac.outbox.Outbox;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The delivery log, and each mail as its reader gets it. */
@Path("/admin/outbox")
@RolesAllowed(Roles.ADMIN)
class OutboxResource extends DeskResource {
    private final Messages messages;
    private final Outbox outbox;
    private final DeskView desk;
    private final AuditLog audit;

    OutboxResource(Messages messages, Outbox outbox, DeskView desk, AuditLog audit) {
        this.messages = messages;
        this.outbox = outbox;
        this.desk = desk;
        this.audit = audit;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance outbox(
                OutboxList list, Page<MessageSummary> page, Map<MessageState, Long> counts);

        static native TemplateInstance message(MessageContent message);
    }

    @GET
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("cursor") @Nullable String cursor) {
        OutboxList list = OutboxList.asked(state, kind, cursor);
        return page(OK, Templates.outbox(list, list.read(messages), messages.counts()));
    }

    @POST
    @Path("pause")
    public Response pause() {
        outbox.pause();
        audit.record(desk.actor(), AuditAction.SENDING_PAUSED, null);
        return seeOther("/admin/outbox");
    }

    @POST
    @Path("resume")
    public Response resume() {
        outbox.resume();
        audit.record(desk.actor(), AuditAction.SENDING_RESUMED, null);
        return seeOther("/admin/outbox");
    }

    /** Whoever presses the button twice finds the mail on its way. */
    @POST
    @Path("{id}/retry")
    public Response retry(@PathParam("id") UUID id) {
        outbox.retry(id);
        return seeOther("/admin/outbox/" + id);
    }

    @GET
    @Path("{id}")
    public Response message(@PathParam("id") UUID id) {
        return page(OK, Templates.message(messages.read(id)));
    }

    @GET
    @Path("{id}/html")
    public Response html(@PathParam("id") UUID id) {
        return mail(messages.read(id).html());
    }

    /** An attachment to keep, never to be opened on our pages. */
    @GET
    @Path("{id}/attachments/{number}")
    public Response attachment(@PathParam("id") UUID id, @PathParam("number") int number) {
        MessageContent message = messages.read(id);
        if (number < 0 || number >= message.attachments().size()) {
            throw Problem.notFound("This mail has no such attachment.");
        }
        Attachment attachment = message.attachments().get(number);
        String name = attachment.fileName().replaceAll("[^A-Za-z0-9._-]", "_");
        return Response.ok(attachment.content(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
