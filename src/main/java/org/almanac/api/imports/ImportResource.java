package org.almanac.api.imports;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.api.Caller;
import org.almanac.api.Parameters;
import org.almanac.event.Actor;
import org.almanac.event.SaveEvent;
import org.almanac.event.merge.EventImports;
import org.almanac.event.text.BidiControls;
import org.almanac.importer.Importer;
import org.almanac.importer.table.TableChoices;
import org.almanac.json.ImportReport;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/import}: many events at once; the report says what became of each. */
@Path("/api/v1/import")
@Blocking
class ImportResource {
    private static final int LONGEST_SOURCE = 100;
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String WORKBOOK_WITH_MACROS = "application/vnd.ms-excel.sheet.macroenabled.12";

    private final Importer importer;
    private final EventImports imports;
    private final Caller caller;
    private final AuditLog audit;

    ImportResource(Importer importer, EventImports imports, Caller caller, AuditLog audit) {
        this.importer = importer;
        this.imports = imports;
        this.caller = caller;
        this.audit = audit;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "importEvents",
            summary = "Import a calendar, a table or events",
            description = "What becomes of each item is in the report; dryRun=true writes nothing.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = SaveEvent.class)),
                @Content(mediaType = WORKBOOK, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public ImportReport run(
            @QueryParam("source") @Nullable String source,
            @QueryParam("dryRun") @Nullable String dryRun,
            @QueryParam("private") @Nullable String secrecy,
            @QueryParam("dateOrder") @Nullable String dateOrder,
            @QueryParam("encoding") @Nullable String encoding,
            @QueryParam("separator") @Nullable String separator,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            byte[] body) {
        if (source != null && source.length() > LONGEST_SOURCE) {
            throw Problem.malformed("source is longer than " + LONGEST_SOURCE + " characters.");
        }
        if (source != null && !BidiControls.isPlain(source.strip())) {
            throw Problem.malformed("source holds a line break or another character that cannot be seen.");
        }
        String from = source == null || source.isBlank() ? null : source.strip();
        boolean dry = Boolean.TRUE.equals(Parameters.flag("dryRun", dryRun));
        Actor actor = from == null ? caller.actor() : Actor.source(from);
        TableChoices choices = TableParameters.choices(dateOrder, encoding, separator);
        ImportReport report = importer.run(format(type), body, from, dry, publishPrivate(secrecy), choices, actor);
        if (!dry) {
            audit.record(caller.actor(), AuditAction.EVENTS_IMPORTED, from);
        }
        return report;
    }

    /** Takes back what an import did; what was changed since is kept. */
    @POST
    @Path("{id}/undo")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "undoImport",
            summary = "Take back what an import did",
            description = "For 30 days. What was changed since is kept, and named.")
    public UndoJson undo(@PathParam("id") String id) {
        UndoJson undone = UndoJson.of(imports.undo(run(id), caller.actor()));
        audit.record(caller.actor(), AuditAction.IMPORT_UNDONE, id);
        return undone;
    }

    private static UUID run(String id) {
        return GivenId.of(id, "There is no such import.");
    }

    private static boolean publishPrivate(@Nullable String secrecy) {
        return switch (secrecy == null ? "draft" : secrecy) {
            case "draft" -> false;
            case "publish" -> true;
            default -> throw Problem.malformed("private must be draft or publish.");
        };
    }

    private static Importer.Format format(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json" -> Importer.Format.JSON;
            case "application/x-ndjson", "application/jsonl", "application/ndjson" -> Importer.Format.NDJSON;
            case "text/csv", "text/tab-separated-values" -> Importer.Format.CSV;
            case WORKBOOK, WORKBOOK_WITH_MACROS -> Importer.Format.XLSX;
            case "text/calendar" -> Importer.Format.ICALENDAR;
            default ->
                throw Problem.of(
                        Problem.Kind.UNSUPPORTED_TYPE,
                        "Send application/json (an array), application/x-ndjson (one event a line), text/csv, "
                                + WORKBOOK + " (.xlsx) or text/calendar.");
        };
    }
}
