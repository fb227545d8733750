package org.almanac.admin.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.subscriber.SuppressedAddress;
import org.almanac.subscriber.SuppressionDirectory;
import org.jspecify.annotations.Nullable;

/** The addresses that are not written to, and why. */
@Path("/admin/suppressions")
@RolesAllowed(Roles.ADMIN)
class SuppressionsResource extends DeskResource {
    private static final int PAGE = 50;
    private static final int UUID_LENGTH = 36;

    private final SuppressionDirectory directory;
    private final DeskView desk;
    private final AuditLog audit;

    SuppressionsResource(SuppressionDirectory directory, DeskView desk, AuditLog audit) {
        this.directory = directory;
        this.desk = desk;
        this.audit = audit;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance suppressions(
                String looked, Page<SuppressedAddress> found, @Nullable String cursor, String typed, FormErrors errors);
    }

    @GET
    public Response list(@QueryParam("email") @Nullable String email, @QueryParam("cursor") @Nullable String cursor) {
        String looked = email == null ? "" : email.strip();
        if (!looked.isEmpty()) {
            Page<SuppressedAddress> found =
                    Page.whole(directory.find(looked).stream().toList());
            return page(OK, Templates.suppressions(looked, found, null, "", FormErrors.NONE));
        }
        return show(OK, cursor, "", FormErrors.NONE);
    }

    @POST
    public Response block(@FormParam("address") @Nullable String address) {
        String typed = Objects.requireNonNullElse(address, "");
        try {
            SuppressedAddress blocked = directory.block(typed);
            audit.record(
                    desk.actor(),
                    AuditAction.ADDRESS_SUPPRESSED,
                    blocked.subscriberId() == null ? null : blocked.key());
            return seeOther("/admin/suppressions");
        } catch (Problem problem) {
            return show(UNPROCESSABLE, null, typed, new FormErrors(problem.errors()));
        }
    }

    @POST
    @Path("{key}/remove")
    public Response remove(@PathParam("key") String key) {
        directory.remove(key);
        // A subscriber is named by its id, other addresses by a hash that nobody is told.
        audit.record(desk.actor(), AuditAction.SUPPRESSION_REMOVED, key.length() == UUID_LENGTH ? key : null);
        return seeOther("/admin/suppressions");
    }

    private Response show(int status, @Nullable String cursor, String typed, FormErrors errors) {
        return page(status, Templates.suppressions("", directory.list(cursor, PAGE), cursor, typed, errors));
    }
}
