package org.almanac.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.almanac.account.Roles;

/** Which keys do what at the desk; {@code js/desk.js} does it. */
@Path("/admin/keys")
@RolesAllowed(Roles.EDITOR)
class KeysResource extends DeskResource {
    private static final List<Key> KEYS = List.of(
            new Key(List.of("?"), "Show this page"),
            new Key(List.of("/"), "Go to the search of the list"),
            new Key(List.of("n"), "Add an event"),
            new Key(List.of("g", "o"), "Overview"),
            new Key(List.of("g", "e"), "Events"),
            new Key(List.of("g", "r"), "Registers: tags, series, venues, organisers"),
            new Key(List.of("g", "p"), "Proposals"),
            new Key(List.of("g", "i"), "Import"),
            new Key(List.of("g", "s"), "Sources"),
            new Key(List.of("g", "u"), "Subscribers"),
            new Key(List.of("j"), "Next row of a list"),
            new Key(List.of("k"), "Row before"),
            new Key(List.of("x"), "Tick the row that is focused"));

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance keys(List<Key> keys);
    }

    /** @param keys one after the other */
    record Key(List<String> keys, String does) {}

    @GET
    public Response keys() {
        return page(OK, Templates.keys(KEYS));
    }
}
