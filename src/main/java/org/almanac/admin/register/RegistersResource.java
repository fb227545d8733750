package org.almanac.admin.register;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.admin.event.EventResource;
import org.almanac.admin.list.EventList;
import org.almanac.event.Entry;
import org.almanac.event.batch.BulkEdits;
import org.almanac.event.register.Registers;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/** Tags, series, venues and organisers: found, renamed, merged, split again, taken away. */
@Path("/admin/registers")
@RolesAllowed(Roles.EDITOR)
class RegistersResource extends DeskResource {

    private final Registers registers;
    private final RegisterPages pages;
    private final BulkEdits edits;
    private final DeskView desk;
    private final AuditLog audit;

    RegistersResource(Registers registers, RegisterPages pages, BulkEdits edits, DeskView desk, AuditLog audit) {
        this.registers = registers;
        this.pages = pages;
        this.edits = edits;
        this.desk = desk;
        this.audit = audit;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance register(RegisterPage.Listed found);

        static native TemplateInstance registerEntry(RegisterPage.Single found, boolean saved);

        static native TemplateInstance registerMerge(RegisterPage.Merge found);

        static native TemplateInstance registerDoubles(RegisterPage.Doubles found);
    }

    @GET
    @Path("{register}")
    public Response list(
            @PathParam("register") String register,
            @QueryParam("q") @Nullable String words,
            @QueryParam("cursor") @Nullable String cursor) {
        return page(OK, Templates.register(pages.list(RegisterTab.named(register), words, cursor)));
    }

    @GET
    @Path("{register}/-/doubles")
    public Response doubles(@PathParam("register") String register) {
        return page(OK, Templates.registerDoubles(pages.doubles(RegisterTab.named(register))));
    }

    @GET
    @Path("{register}/{key}")
    public Response read(
            @PathParam("register") String register,
            @PathParam("key") String key,
            @QueryParam("saved") @Nullable String saved) {
        RegisterTab tab = RegisterTab.named(register);
        Entry<?> entry = registers.of(tab.kind()).find(key);
        // What it was called before leads to what it is called now.
        return entry.key().equals(key)
                ? page(
                        OK,
                        Templates.registerEntry(
                                pages.single(tab, entry, RegisterForm.of(tab, entry.value()), FormErrors.NONE),
                                saved != null))
                : seeOther(path(tab, entry.key()));
    }

    @POST
    @Path("{register}/{key}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("register") String register,
            @PathParam("key") String key,
            @Nullable MultivaluedMap<String, String> sent) {
        MultivaluedMap<String, String> typed = Objects.requireNonNullElseGet(sent, MultivaluedHashMap::new);
        RegisterTab tab = RegisterTab.named(register);
        RegisterForm form = RegisterForm.of(tab, typed);
        try {
            int revision = EventResource.revision(typed.getFirst("revision"));
            Entry<?> saved = form.save(registers, key, revision, desk.actor());
            edits.goOn(WHILE_ONE_WAITS);
            return seeOther(path(tab, saved.key()) + "?saved=1");
        } catch (Problem problem) {
            return refused(tab, key, form, problem);
        }
    }

    private Response refused(RegisterTab tab, String key, RegisterForm form, Problem problem) {
        List<FieldError> errors = switch (problem.kind()) {
            case INVALID -> problem.errors();
            case CONFLICT, STALE -> List.of(new FieldError("", problem.detail()));
            default -> throw problem;
        };
        Entry<?> entry = registers.of(tab.kind()).find(key);
        return page(
                UNPROCESSABLE, Templates.registerEntry(pages.single(tab, entry, form, new FormErrors(errors)), false));
    }

    /** Says what a merge would do. */
    @GET
    @Path("{register}/{key}/merge")
    public Response ask(
            @PathParam("register") String register,
            @PathParam("key") String key,
            @QueryParam("into") @Nullable String into) {
        RegisterTab tab = RegisterTab.named(register);
        Entry<?> from = registers.of(tab.kind()).find(key);
        Entry<?> to = pages.named(tab, into);
        if (to == null || to.id().equals(from.id())) {
            String why = into == null || into.isBlank()
                    ? "Name the one that stays."
                    : to == null ? "There is no such one: “" + into + "”." : "This is the same one.";
            return page(
                    UNPROCESSABLE,
                    Templates.registerEntry(
                            pages.single(
                                    tab,
                                    from,
                                    RegisterForm.of(tab, from.value()),
                                    new FormErrors(List.of(new FieldError("into", why)))),
                            false));
        }
        return page(OK, Templates.registerMerge(pages.merge(tab, from, to)));
    }

    @POST
    @Path("{register}/{key}/merge")
    public Response merge(
            @PathParam("register") String register,
            @PathParam("key") String key,
            @FormParam("into") @Nullable String into) {
        RegisterTab tab = RegisterTab.named(register);
        UUID edit = registers.of(tab.kind()).startMerge(key, into == null ? "" : into, desk.actor());
        audit.record(desk.actor(), AuditAction.ENTRIES_MERGED, edit.toString());
        edits.goOn(edit, WHILE_ONE_WAITS);
        return seeOther(EventList.PATH + "/many/" + edit);
    }

    @POST
    @Path("{register}/{key}/delete")
    public Response delete(@PathParam("register") String register, @PathParam("key") String key) {
        RegisterTab tab = RegisterTab.named(register);
        registers.of(tab.kind()).delete(key, null, desk.actor());
        return seeOther(tab.path());
    }

    private static String path(RegisterTab tab, String key) {
        return tab.path() + "/" + QueryString.encoded(key);
    }
}
