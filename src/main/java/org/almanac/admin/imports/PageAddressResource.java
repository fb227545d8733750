package org.almanac.admin.imports;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.FormErrors;
import org.almanac.admin.event.EventForm;
import org.almanac.admin.event.EventFormPage;
import org.almanac.admin.event.EventFormPages;
import org.almanac.event.SaveEvent;
import org.almanac.importer.page.Draft;
import org.almanac.importer.page.PageImport;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Fills the form of a new event from the address of its page. */
@Path("/admin/page")
@RolesAllowed(Roles.EDITOR)
class PageAddressResource extends DeskResource {

    private static final Map<String, String> ORIGINS = Map.of(
            "json-ld", "the page’s data for programs",
            "microdata", "the page’s data for programs",
            "open-graph", "the page’s preview",
            "page", "the page’s text",
            "calendar", "the calendar file",
            "csv", "the table",
            "json", "the file",
            "guess", "a guess");

    private final PageImport pages;
    private final EventFormPages forms;

    PageAddressResource(PageImport pages, EventFormPages forms) {
        this.pages = pages;
        this.forms = forms;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance pageAddress(String address, List<Draft> found, FormErrors errors);

        static native TemplateInstance pageEvent(EventFormPage page, Draft draft, Found found);
    }

    /**
     * What was found of an event, for people.
     *
     * @param missing what everybody would ask for and the page does not say
     * @param guessed whether the zone is a guess
     * @param exceptions whether single dates are left out, moved or added, which the form does not hold
     */
    record Found(String address, List<String> origins, List<String> missing, boolean guessed, boolean exceptions) {
        static Found of(String address, Draft draft) {
            List<String> origins = draft.from().values().stream()
                    .filter(origin -> !origin.equals("guess"))
                    .map(origin -> ORIGINS.getOrDefault(origin, origin))
                    .distinct()
                    .toList();
            List<String> missing = new ArrayList<>();
            if (draft.event().start() == null) {
                missing.add("when it starts");
            }
            if (draft.event().venue() == null && draft.event().onlineUrl() == null) {
                missing.add("where it is held");
            }
            if (draft.event().organiser() == null) {
                missing.add("who holds it");
            }
            SaveEvent.RecurrenceInput recurrence = draft.event().recurrence();
            boolean exceptions = recurrence != null
                    && Stream.of(recurrence.exdates(), recurrence.rdates(), recurrence.overrides())
                            .anyMatch(some -> some != null && !some.isEmpty());
            return new Found(
                    address, origins, missing, "guess".equals(draft.from().get("timeZone")), exceptions);
        }
    }

    @GET
    public Response ask() {
        return page(OK, Templates.pageAddress("", List.of(), FormErrors.NONE));
    }

    /** @param item which of several events; empty to choose */
    @POST
    public Response read(@FormParam("url") @Nullable String url, @FormParam("item") @Nullable String item) {
        String address = url == null ? "" : url.strip();
        List<Draft> found;
        try {
            found = pages.read(address);
        } catch (Problem problem) {
            return page(UNPROCESSABLE, Templates.pageAddress(address, List.of(), new FormErrors(problem.errors())));
        }
        int chosen = found.size() == 1 ? 0 : chosen(item);
        if (chosen < 0 || chosen >= found.size()) {
            return page(OK, Templates.pageAddress(address, found, FormErrors.NONE));
        }
        Draft draft = found.get(chosen);
        EventFormPage form = forms.of(EventForm.of(draft.event()), FormErrors.NONE, null);
        return page(OK, Templates.pageEvent(form, draft, Found.of(address, draft)));
    }

    private static int chosen(@Nullable String item) {
        return item != null && item.matches("\\d{1,4}") ? Integer.parseInt(item) : -1;
    }
}
