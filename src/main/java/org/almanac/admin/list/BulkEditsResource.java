package org.almanac.admin.list;

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
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.admin.Option;
import org.almanac.event.batch.BulkEdits;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.bulk.BulkCounts;
import org.almanac.event.bulk.BulkEdit;
import org.almanac.event.bulk.BulkItemState;
import org.almanac.event.bulk.BulkState;
import org.almanac.event.read.EventSearchQueries;
import org.almanac.paging.Page;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Many events at a time: chosen in the list, looked at, done in the background, and undone. */
@Path("/admin/events/many")
@RolesAllowed(Roles.EDITOR)
class BulkEditsResource extends DeskResource {
    private static final int PAGE = 50;

    /** What is little is done before the answer; the rest goes on by itself. */
    private final BulkEdits edits;

    private final BulkAudiences audiences;
    private final EventLists lists;
    private final EventSearchQueries search;
    private final DeskView desk;
    private final AuditLog audit;
    private final Clock clock;

    BulkEditsResource(
            BulkEdits edits,
            BulkAudiences audiences,
            EventLists lists,
            EventSearchQueries search,
            DeskView desk,
            AuditLog audit,
            Clock clock) {
        this.edits = edits;
        this.audiences = audiences;
        this.lists = lists;
        this.search = search;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance bulkEdit(BulkPage found);

        static native TemplateInstance bulkEdits(
                Page<BulkEdit> found, Map<UUID, BulkCounts> counts, @Nullable String cursor);
    }

    /** What was done to many at a time, the newest first. */
    @GET
    public Response list(@QueryParam("cursor") @Nullable String cursor) {
        Page<BulkEdit> found = edits.list(cursor, PAGE);
        Map<UUID, BulkCounts> counts =
                found.items().stream().collect(Collectors.toMap(BulkEdit::id, one -> edits.counts(one.id())));
        return page(OK, Templates.bulkEdits(found, counts, cursor));
    }

    /** Chooses events for an edit: those that are ticked, or all of the list. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@Nullable MultivaluedMap<String, String> typed) {
        MultivaluedMap<String, String> form = Objects.requireNonNullElseGet(typed, MultivaluedHashMap::new);
        EventList list = EventListAddress.of(form.getFirst("list"));
        try {
            BulkAction action = action(form.getFirst("action"));
            List<UUID> chosen = form.getFirst("all") == null ? ticked(form.get("event")) : all(list);
            String value = action == BulkAction.SET_SERIES ? form.getFirst("series") : form.getFirst("tag");
            UUID id = edits.prepare(action, value, chosen, desk.actor());
            return seeOther(EventList.PATH + "/many/" + id);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            String why = problem.errors().isEmpty()
                    ? problem.detail()
                    : problem.errors().get(0).message();
            return page(UNPROCESSABLE, EventsResource.Templates.events(lists.page(list, why), null));
        }
    }

    private static BulkAction action(@Nullable String typed) {
        return Arrays.stream(BulkAction.values())
                .filter(action -> !action.ofRegister() && Option.key(action).equals(typed))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("action", "Choose what is to be done with them."));
    }

    private static List<UUID> ticked(@Nullable List<String> ids) {
        return ids == null
                ? List.of()
                : ids.stream().map(BulkEditsResource::id).distinct().toList();
    }

    private static UUID id(String typed) {
        UUID id = GivenId.read(typed);
        if (id == null) {
            throw Problem.malformed("This names no event.");
        }
        return id;
    }

    private List<UUID> all(EventList list) {
        return search.ids(lists.search(list), clock.instant(), BulkEdits.MOST + 1);
    }

    @GET
    @Path("{id}")
    public Response read(
            @PathParam("id") UUID id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor) {
        BulkEdit edit = edits.read(id);
        BulkItemState shown = Arrays.stream(BulkItemState.values())
                .filter(each -> Option.key(each).equals(state))
                .findFirst()
                .orElse(null);
        BulkPage found = new BulkPage(
                edit,
                edits.counts(id),
                edit.state() == BulkState.PREPARED ? audiences.told(edit) : null,
                edits.items(id, shown, cursor, PAGE),
                shown,
                cursor,
                edits.undoableUntil(edit));
        Response page = page(OK, Templates.bulkEdit(found));
        // While it goes on, the page is asked for again.
        return found.goesOn()
                ? Response.fromResponse(page).header("Refresh", "3").build()
                : page;
    }

    @POST
    @Path("{id}/start")
    public Response start(@PathParam("id") UUID id, @FormParam("quietly") @Nullable String quietly) {
        edits.start(id, quietly != null);
        audit.record(desk.actor(), AuditAction.EVENTS_EDITED, id.toString());
        edits.goOn(id, WHILE_ONE_WAITS);
        return seeOther(EventList.PATH + "/many/" + id);
    }

    @POST
    @Path("{id}/undo")
    public Response undo(@PathParam("id") UUID id) {
        edits.undo(id, desk.actor());
        audit.record(desk.actor(), AuditAction.EVENTS_PUT_BACK, id.toString());
        edits.goOn(id, WHILE_ONE_WAITS);
        return seeOther(EventList.PATH + "/many/" + id);
    }
}
