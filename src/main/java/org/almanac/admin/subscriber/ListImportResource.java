package org.almanac.admin.subscriber;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.admin.ImportFile;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.almanac.subscriber.ListImport;
import org.almanac.subscriber.ListImportProgress;
import org.almanac.subscriber.ListImports;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Moves a list of subscribers over that was kept elsewhere, and shows how far that is. */
@Path("/admin/subscribers/import")
@RolesAllowed(Roles.ADMIN)
class ListImportResource extends DeskResource {
    private static final String PATH = "/admin/subscribers/import";
    private static final int SHOWN = 10;

    private final ListImports imports;
    private final DeskView desk;
    private final AuditLog audit;

    ListImportResource(ListImports imports, DeskView desk, AuditLog audit) {
        this.imports = imports;
        this.desk = desk;
        this.audit = audit;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance listImports(List<ListImportProgress> known, String text, FormErrors errors);

        static native TemplateInstance listImport(ListImportProgress progress);
    }

    @GET
    public Response form() {
        return page(OK, Templates.listImports(imports.newest(SHOWN), "", FormErrors.NONE));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response start(@RestForm @Nullable FileUpload file, @RestForm @Nullable String text) {
        String pasted = text == null ? "" : text;
        try {
            ImportFile list = ImportFile.of(file, pasted);
            UUID id = imports.start(
                    format(list), list.name(), list.body(), desk.actor().name());
            audit.record(
                    desk.actor(),
                    AuditAction.SUBSCRIBERS_IMPORTED,
                    imports.read(id).total() + " sent");
            imports.goOn(id, WHILE_ONE_WAITS);
            return seeOther(PATH + "/" + id);
        } catch (Problem problem) {
            List<FieldError> errors =
                    problem.errors().isEmpty() ? List.of(new FieldError("file", problem.detail())) : problem.errors();
            return page(UNPROCESSABLE, Templates.listImports(imports.newest(SHOWN), pasted, new FormErrors(errors)));
        }
    }

    /** By its name, else by how it begins. */
    private static ListImport.Format format(ImportFile list) {
        String name = list.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return ListImport.Format.CSV;
        }
        int length = Math.min(list.body().length, 100);
        String begin = new String(list.body(), 0, length, StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .strip();
        if (begin.startsWith("[")) {
            return ListImport.Format.JSON;
        }
        return begin.startsWith("{") ? ListImport.Format.NDJSON : ListImport.Format.CSV;
    }

    @GET
    @Path("{id}")
    public Response progress(@PathParam("id") UUID id) {
        ListImportProgress progress = imports.read(id);
        Response page = page(OK, Templates.listImport(progress));
        return progress.endedAt() == null
                ? Response.fromResponse(page).header("Refresh", "3").build()
                : page;
    }
}
