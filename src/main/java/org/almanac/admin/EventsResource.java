package org.almanac.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.almanac.account.Roles;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.EventPage;
import org.almanac.event.EventRecovery;
import org.jspecify.annotations.Nullable;

/** The list of events. */
@Path("/admin/events")
@RolesAllowed(Roles.EDITOR)
class EventsResource extends DeskResource {
    private final CatalogueQueries queries;
    private final EventRecovery recovery;
    private final Clock clock;

    EventsResource(CatalogueQueries queries, EventRecovery recovery, Clock clock) {
        this.recovery = recovery;
        this.queries = queries;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance events(EventList list, EventPage page, @Nullable String withdrawn);
    }

    @GET
    public Response list(
            @QueryParam("show") @Nullable String show,
            @QueryParam("q") @Nullable String words,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("withdrawn") @Nullable String withdrawn) {
        Instant now = clock.instant();
        EventList list = EventList.asked(show, words, cursor);
        return page(OK, Templates.events(list, list.read(queries, recovery, now), withdrawn));
    }
}
