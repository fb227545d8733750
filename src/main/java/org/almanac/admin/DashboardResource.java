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
import org.almanac.webhook.Webhook;
import org.almanac.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/** What an editor sees first: what comes next and whether the mails go out. */
@Path("/admin")
@RolesAllowed(Roles.EDITOR)
class DashboardResource extends DeskResource {
    private static final int NEXT = 8;
    private static final int USUAL = 90;

    private final CatalogueQueries queries;
    private final Messages messages;
    private final Needs needs;
    private final OverviewFigures figures;
    private final Webhooks webhooks;
    private final DeskView desk;
    private final Clock clock;

    DashboardResource(
            CatalogueQueries queries,
            Messages messages,
            Needs needs,
            OverviewFigures figures,
            Webhooks webhooks,
            DeskView desk,
            Clock clock) {
        this.queries = queries;
        this.messages = messages;
        this.needs = needs;
        this.figures = figures;
        this.webhooks = webhooks;
        this.desk = desk;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance dashboard(
                Needs.Found found,
                List<UpcomingOccurrence> next,
                long upcoming,
                long hidden,
                MailFigures mails,
                List<Webhook> switchedOff,
                OverviewFigures.@Nullable Charts charts);
    }

    @GET
    public Response dashboard(@QueryParam("days") @Nullable String typed) {
        int days = "30".equals(typed) || "365".equals(typed) ? Integer.parseInt(typed) : USUAL;
        Instant now = clock.instant();
        long upcoming = queries.count(new EventQuery(EventFilter.ALL, now, null, true, null, 1, false));
        long hidden = queries.count(new EventQuery(EventFilter.ALL, now, null, false, null, 1, false));
        List<UpcomingOccurrence> next = queries.upcoming(EventFilter.ALL, now, NEXT);
        return page(
                OK,
                Templates.dashboard(
                        needs.all(),
                        next,
                        upcoming,
                        hidden,
                        MailFigures.of(messages.counts()),
                        desk.isAdministrator() ? webhooks.switchedOff() : List.of(),
                        desk.isAdministrator() ? figures.of(days) : null));
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
