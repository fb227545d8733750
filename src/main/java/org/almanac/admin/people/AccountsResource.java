package org.almanac.admin.people;

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
import java.util.List;
import java.util.UUID;
import org.almanac.account.Account;
import org.almanac.account.Accounts;
import org.almanac.account.Roles;
import org.almanac.account.SaveAccount;
import org.almanac.account.SignInWays;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.paging.Page;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.almanac.web.ProblemResponse;
import org.jspecify.annotations.Nullable;

/** People of the desk: who they are, what they may do, and whether they are let in. */
@Path("/admin/accounts")
@RolesAllowed(Roles.ADMIN)
class AccountsResource extends DeskResource {
    private static final int PAGE = 50;

    private final Accounts accounts;
    private final SignInWays ways;
    private final DeskView desk;

    AccountsResource(Accounts accounts, SignInWays ways, DeskView desk) {
        this.accounts = accounts;
        this.ways = ways;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance accounts(Page<Account> found, @Nullable String cursor, @Nullable String done);

        static native TemplateInstance newAccount(AccountForm form, FormErrors errors, boolean invited);

        static native TemplateInstance account(
                Account account, AccountForm form, FormErrors errors, boolean invitable, @Nullable String done);
    }

    @GET
    public Response list(@QueryParam("cursor") @Nullable String cursor, @QueryParam("done") @Nullable String done) {
        return page(OK, Templates.accounts(accounts.list(cursor, PAGE), cursor, done));
    }

    @GET
    @Path("new")
    public Response form() {
        return page(OK, Templates.newAccount(AccountForm.EMPTY, FormErrors.NONE, ways.passwords()));
    }

    @POST
    @Path("new")
    public Response create(
            @FormParam("email") @Nullable String email,
            @FormParam("name") @Nullable String name,
            @FormParam("role") @Nullable String role) {
        AccountForm form = AccountForm.typed(email, name, role);
        try {
            accounts.create(form.toInput(true), desk.actor());
            return seeOther("/admin/accounts?done=" + (ways.passwords() ? "invited" : "added"));
        } catch (Problem problem) {
            return page(status(problem), Templates.newAccount(form, errors(problem), ways.passwords()));
        }
    }

    @GET
    @Path("{id}")
    public Response edit(@PathParam("id") UUID id, @QueryParam("done") @Nullable String done) {
        Account account = accounts.find(id);
        return show(OK, account, AccountForm.of(account), FormErrors.NONE, done);
    }

    @POST
    @Path("{id}")
    public Response save(
            @PathParam("id") UUID id,
            @FormParam("email") @Nullable String email,
            @FormParam("name") @Nullable String name,
            @FormParam("role") @Nullable String role,
            @FormParam("revision") @Nullable String revision) {
        AccountForm form = AccountForm.typed(email, name, role);
        try {
            accounts.change(id, before -> form.toInput(before.active()), expected(revision), desk.actor());
            return seeOther(path(id) + "?done=saved");
        } catch (Problem problem) {
            return refused(problem, id, form);
        }
    }

    @POST
    @Path("{id}/deactivate")
    public Response deactivate(@PathParam("id") UUID id) {
        return setActive(id, false);
    }

    @POST
    @Path("{id}/activate")
    public Response activate(@PathParam("id") UUID id) {
        return setActive(id, true);
    }

    private Response setActive(UUID id, boolean active) {
        try {
            accounts.change(
                    id,
                    before -> new SaveAccount(
                            before.email(), before.name(), before.role().name(), active),
                    null,
                    desk.actor());
            return seeOther(path(id) + "?done=" + (active ? "activated" : "deactivated"));
        } catch (Problem problem) {
            return refused(problem, id, null);
        }
    }

    @POST
    @Path("{id}/invite")
    public Response invite(@PathParam("id") UUID id) {
        try {
            accounts.invite(id, desk.actor());
            return seeOther(path(id) + "?done=invited");
        } catch (Problem problem) {
            return refused(problem, id, null);
        }
    }

    @POST
    @Path("{id}/sign-out")
    public Response signOut(@PathParam("id") UUID id) {
        accounts.signOut(id, desk.actor());
        return seeOther(path(id) + "?done=signed-out");
    }

    @POST
    @Path("{id}/remove")
    public Response remove(@PathParam("id") UUID id) {
        try {
            accounts.delete(id, null, desk.actor());
            return seeOther("/admin/accounts?done=removed");
        } catch (Problem problem) {
            return refused(problem, id, null);
        }
    }

    /** The page again with what is wrong. @param form null for what is stored */
    private Response refused(Problem problem, UUID id, @Nullable AccountForm form) {
        Account account = accounts.find(id);
        return show(status(problem), account, form == null ? AccountForm.of(account) : form, errors(problem), null);
    }

    private Response show(int status, Account account, AccountForm form, FormErrors errors, @Nullable String done) {
        boolean invitable = ways.passwords() && account.active() && !account.joined();
        return page(status, Templates.account(account, form, errors, invitable, done));
    }

    private static int status(Problem problem) {
        return ProblemResponse.status(problem.kind());
    }

    /** What concerns no field stands at the head of the form. */
    private static FormErrors errors(Problem problem) {
        return new FormErrors(
                problem.errors().isEmpty() ? List.of(new FieldError("", problem.detail())) : problem.errors());
    }

    private static @Nullable Integer expected(@Nullable String revision) {
        return revision != null && revision.matches("\\d{1,9}") ? Integer.valueOf(revision) : null;
    }

    private static String path(UUID id) {
        return "/admin/accounts/" + id;
    }
}
