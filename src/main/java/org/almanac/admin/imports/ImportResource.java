package org.almanac.admin.imports;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.admin.FormErrors;
import org.almanac.event.merge.EventImports;
import org.almanac.event.merge.UndoneItem;
import org.almanac.importer.CsvExample;
import org.almanac.importer.Upload;
import org.almanac.importer.Uploads;
import org.almanac.importer.table.TableColumn;
import org.almanac.problem.FieldError;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Brings a file of events in: looked at first, then imported as it was looked at. */
@Path("/admin/import")
@RolesAllowed(Roles.EDITOR)
class ImportResource extends DeskResource {

    private final Uploads uploads;
    private final ImportLooks looks;
    private final ImportLimit limit;
    private final EventImports imports;
    private final AuditLog audit;
    private final DeskView desk;
    private final Clock clock;

    ImportResource(
            Uploads uploads,
            ImportLooks looks,
            ImportLimit limit,
            EventImports imports,
            AuditLog audit,
            DeskView desk,
            Clock clock) {
        this.uploads = uploads;
        this.looks = looks;
        this.limit = limit;
        this.imports = imports;
        this.audit = audit;
        this.desk = desk;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance imports(
                ImportForm form, FormErrors errors, String largest, TableColumn[] columns);

        static native TemplateInstance imported(ImportPage page);

        static native TemplateInstance undone(Upload upload, int undone, List<UndoneItem> kept);
    }

    @GET
    public Response form(
            @QueryParam(ImportLimit.REFUSED) @Nullable String refused,
            @QueryParam("source") @Nullable String source,
            @QueryParam("format") @Nullable String format) {
        ImportForm form = ImportForm.typed(null, source, format, null);
        FormErrors errors =
                refused == null ? FormErrors.NONE : new FormErrors(List.of(new FieldError("file", limit.message())));
        return show(OK, form, errors);
    }

    @GET
    @Path("example.csv")
    public Response example() {
        return Response.ok(
                        CsvExample.table(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                        new MediaType("text", "csv", "UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"events.csv\"")
                .build();
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response look(
            @RestForm @Nullable FileUpload file,
            @RestForm @Nullable String text,
            @RestForm @Nullable String source,
            @RestForm @Nullable String format,
            @RestForm @Nullable String publishPrivate) {
        ImportForm form = ImportForm.typed(text, source, format, publishPrivate);
        try {
            return seeOther(path(looks.look(form, file)));
        } catch (Problem problem) {
            return show(UNPROCESSABLE, form, errors(problem));
        }
    }

    @GET
    @Path("{id}")
    public Response preview(@PathParam("id") String id) {
        return page(OK, Templates.imported(ImportPage.of(uploads.find(uuid(id), desk.actor()))));
    }

    @POST
    @Path("{id}/look")
    public Response lookAgain(
            @PathParam("id") String id,
            @FormParam("source") @Nullable String source,
            @FormParam("format") @Nullable String format,
            @FormParam("publishPrivate") @Nullable String publishPrivate,
            @FormParam("encoding") @Nullable String encoding,
            @FormParam("separator") @Nullable String separator,
            @FormParam("dateOrder") @Nullable String dateOrder,
            @FormParam("columnName") @Nullable List<String> names,
            @FormParam("columnHolds") @Nullable List<String> holds) {
        TableForm table = TableForm.typed(encoding, separator, dateOrder, names, holds);
        ImportForm form = ImportForm.typed(null, source, format, publishPrivate).with(table);
        try {
            return seeOther(path(looks.lookAgain(uuid(id), form)));
        } catch (Problem problem) {
            FormErrors errors = errors(problem);
            Upload kept = uploads.find(uuid(id), desk.actor());
            return page(UNPROCESSABLE, Templates.imported(ImportPage.of(kept, form, errors)));
        }
    }

    /** Pressing twice is harmless: the second press is led to the same report. */
    @POST
    @Path("{id}/import")
    public Response run(@PathParam("id") String id) {
        return seeOther(path(uploads.run(uuid(id), desk.actor())));
    }

    /** Takes it back; what was changed since is kept, and shown. */
    @POST
    @Path("{id}/undo")
    public Response undo(@PathParam("id") String id) {
        Upload upload = uploads.find(uuid(id), desk.actor());
        List<UndoneItem> items = imports.undo(upload.id(), desk.actor());
        audit.record(desk.actor(), AuditAction.IMPORT_UNDONE, upload.source());
        List<UndoneItem> kept = items.stream()
                .filter(item -> item.outcome() == UndoneItem.Outcome.KEPT)
                .toList();
        return page(OK, Templates.undone(upload, items.size() - kept.size(), kept));
    }

    private Response show(int status, ImportForm form, FormErrors errors) {
        return page(status, Templates.imports(form, errors, limit.largest(), TableColumn.values()));
    }

    private static String path(Upload upload) {
        return "/admin/import/" + upload.id();
    }

    private static FormErrors errors(Problem problem) {
        if (problem.kind() != Problem.Kind.INVALID) {
            throw problem;
        }
        return new FormErrors(problem.errors());
    }

    private static UUID uuid(String id) {
        return GivenId.of(id, "There is no such file here.");
    }
}
