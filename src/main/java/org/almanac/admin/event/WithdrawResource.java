package org.almanac.admin.event;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.SimilarEventQueries;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.Withdrawals;
import org.almanac.notification.AudienceQueries;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Takes an event out, once an editor has said why: what readers are told depends on it. */
@Path("/admin/events/{id}/withdraw")
@RolesAllowed(Roles.EDITOR)
class WithdrawResource extends DeskResource {

    private final Catalogue catalogue;
    private final Withdrawals withdrawals;
    private final CatalogueQueries queries;
    private final SimilarEventQueries similar;
    private final AudienceQueries readers;
    private final DeskView desk;

    WithdrawResource(
            Catalogue catalogue,
            Withdrawals withdrawals,
            CatalogueQueries queries,
            SimilarEventQueries similar,
            AudienceQueries readers,
            DeskView desk) {
        this.catalogue = catalogue;
        this.withdrawals = withdrawals;
        this.queries = queries;
        this.similar = similar;
        this.readers = readers;
        this.desk = desk;
    }

    /**
     * What the page shows.
     *
     * @param like events that it may be a double of
     * @param told how many readers know of it
     * @param why as it was chosen; empty when nothing was
     * @param original as it was typed
     * @param note what readers should know, as it was typed
     * @param error what was wrong with the choice; null when nothing was
     */
    record Asked(
            Event event,
            List<Event> like,
            long told,
            String why,
            String original,
            String note,
            @Nullable String error) {}

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance withdraw(Asked asked);
    }

    @GET
    public Response ask(@PathParam("id") String id) {
        Event event = queries.find(id);
        return ask(
                OK,
                event,
                new Typed("", "", Objects.requireNonNullElse(event.content().note(), "")),
                null);
    }

    @POST
    public Response withdraw(
            @PathParam("id") String id,
            @FormParam("revision") @Nullable String typedRevision,
            @FormParam("why") @Nullable String why,
            @FormParam("double") @Nullable String original,
            @FormParam("other") @Nullable String typed,
            @FormParam("note") @Nullable String note) {
        int revision = EventResource.revision(typedRevision);
        String chosen = original == null || original.isBlank() ? typed == null ? "" : typed.strip() : original.strip();
        try {
            switch (why == null ? "" : why) {
                case "double" -> withdrawals.withdrawDouble(id, named(chosen), revision, desk.actor());
                case "mistake" -> withdrawals.withdrawMistake(id, revision, desk.actor());
                case "off" -> {
                    return cancel(id, note, revision);
                }
                default -> {
                    return ask(UNPROCESSABLE, queries.find(id), typed(why, chosen, note), "Say why it is taken out.");
                }
            }
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            String error = problem.errors().isEmpty()
                    ? problem.detail()
                    : problem.errors().get(0).message();
            return ask(UNPROCESSABLE, queries.find(id), typed(why, chosen, note), error);
        }
        return seeOther("/admin/events?withdrawn=" + why);
    }

    /** What does not take place stays where readers look for it, and says so. */
    private Response cancel(String id, @Nullable String note, int revision) {
        catalogue.change(
                id,
                event -> EventForm.of(event)
                        .with("status", EventStatus.CANCELLED.name())
                        .with("note", Objects.requireNonNullElse(note, ""))
                        .toInput(event),
                revision,
                desk.actor());
        return seeOther("/admin/events/" + id + "?saved=1");
    }

    /** The form as it was sent. */
    private record Typed(String why, String original, String note) {}

    private static Typed typed(@Nullable String why, String original, @Nullable String note) {
        return new Typed(Objects.requireNonNullElse(why, ""), original, Objects.requireNonNullElse(note, ""));
    }

    private Response ask(int status, Event event, Typed typed, @Nullable String error) {
        List<Event> like = similar.like(event.content(), event.id(), event.isPublic());
        return page(
                status,
                Templates.withdraw(new Asked(
                        event,
                        like,
                        readers.ofChange(event.id()),
                        typed.why(),
                        typed.original(),
                        typed.note(),
                        error)));
    }

    /** What ends an address is the name. */
    private static String named(String typed) {
        String path = typed.replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
