package org.almanac.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.almanac.account.Roles;
import org.almanac.event.EventFilter;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.EventQuery;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.Messages;

/** What an editor sees first: what comes next and whether the mails go out. */
@Path("/admin")
@RolesAllowed(Roles.EDITOR)
class DashboardResource extends DeskResource {
    private static final int NEXT = 8;

    private final CatalogueQueries queries;
    private final Messages messages;
    private final Clock clock;

    DashboardResource(CatalogueQueries queries, Messages messages, Clock clock) {
        this.queries = queries;
        this.messages = messages;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance dashboard(
                List<UpcomingOccurrence> next, long upcoming, long hidden, MailFigures mails);
    }

    @GET
    public Response dashboard() {
        Instant now = clock.instant();
        long upcoming = queries.count(new EventQuery(EventFilter.ALL, now, null, true, null, 1, false));
        long hidden = queries.count(new EventQuery(EventFilter.ALL, now, null, false, null, 1, false));
        List<UpcomingOccurrence> next = queries.upcoming(EventFilter.ALL, now, NEXT);
        return page(OK, Templates.dashboard(next, upcoming, hidden, MailFigures.of(messages.counts())));
    }

    /** The outbox in three numbers. */
    record MailFigures(long waiting, long sent, long failed) {
        static MailFigures of(Map<MessageState, Long> counts) {
            return new MailFigures(
                    sum(counts, MessageState.HELD, MessageState.QUEUED, MessageState.SENDING, MessageState.RETRY),
                    sum(counts, MessageState.SENT),
                    sum(counts, MessageState.FAILED));
        }

        private static long sum(Map<MessageState, Long> counts, MessageState... states) {
            return Stream.of(states)
                    .mapToLong(state -> counts.getOrDefault(state, 0L))
                    .sum();
        }
    }
}
