package org.almanac.api.imports;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.almanac.account.Roles;
import org.almanac.api.Listed;
import org.almanac.importer.page.Draft;
import org.almanac.importer.page.PageImport;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/import/url}: what events an address tells of. */
@Path("/api/v1/import/url")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class ImportUrlResource {
    private final PageImport pages;

    ImportUrlResource(PageImport pages) {
        this.pages = pages;
    }

    /** Of a page or a calendar file. */
    record PageAddress(@Nullable String url) {}

    @POST
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "readPage",
            summary = "Read a page or a calendar file once, and answer with its events as drafts",
            description =
                    "Nothing is stored. from says where each field came from (json-ld, microdata, open-graph, page,"
                            + " calendar, csv, json, or guess), like which events of the catalogue may be the same.")
    public Listed<Draft> read(PageAddress wanted) {
        if (wanted.url() == null || wanted.url().isBlank()) {
            throw Problem.invalid("url", "Give the address of a page or of a calendar.");
        }
        return new Listed<>(pages.read(wanted.url()));
    }
}
