package org.almanac.admin.subscriber;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.DeskView;
import org.almanac.event.register.Registers;
import org.almanac.paging.Page;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.GrowthQueries;
import org.almanac.subscriber.SubscriberData;
import org.almanac.subscriber.SubscriberDirectory;
import org.almanac.subscriber.SubscriberSearch;
import org.almanac.subscriber.SubscriberSearchQueries;
import org.almanac.subscriber.SubscriberTable;
import org.jspecify.annotations.Nullable;

/** Lists of subscribers, on a page and as a table. */
@Path("/admin/subscribers")
@RolesAllowed(Roles.ADMIN)
class SubscriberListResource extends DeskResource {
    private static final int PAGE = 50;
    private static final int PART = 500;
    private static final int GROWTH_DAYS = 30;

    private final SubscriberSearchQueries search;
    private final SubscriberDirectory subscribers;
    private final GrowthQueries growth;
    private final Registers registers;
    private final DeskView desk;
    private final AuditLog audit;
    private final Clock clock;
    private final ZoneId zone;

    SubscriberListResource(
            SubscriberSearchQueries search,
            SubscriberDirectory subscribers,
            GrowthQueries growth,
            Registers registers,
            DeskView desk,
            AuditLog audit,
            Clock clock,
            SiteSettings settings) {
        this.search = search;
        this.subscribers = subscribers;
        this.growth = growth;
        this.registers = registers;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
        this.zone = settings.defaultTimeZone();
    }

    /** How many there are, and how many came and went in thirty days. */
    record Totals(GrowthQueries.Totals now, long came, long went) {}

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance subscribers(
                SubscriberList list,
                Page<SubscriberData> found,
                long count,
                Totals totals,
                @Nullable String cursor,
                String email);
    }

    @GET
    public Response list(
            @QueryParam("email") @Nullable String email,
            @QueryParam("q") @Nullable String words,
            @QueryParam("state") @Nullable String state,
            @QueryParam("follows") @Nullable String follows,
            @QueryParam("digest") @Nullable String digest,
            @QueryParam("since") @Nullable String since,
            @QueryParam("cursor") @Nullable String cursor) {
        String typed = email == null ? "" : email.strip();
        SubscriberList list = SubscriberList.asked(words, state, follows, digest, since);
        if (!typed.isEmpty()) {
            Optional<SubscriberData> found = subscribers.find(typed);
            return found.isPresent()
                    ? seeOther("/admin/subscribers/" + found.get().id())
                    : page(OK, Templates.subscribers(list, Page.whole(List.of()), 0, totals(), null, typed));
        }
        SubscriberSearch asked = list.search(registers, zone);
        return page(
                OK,
                Templates.subscribers(
                        list, search.page(asked, cursor, PAGE), search.count(asked), totals(), cursor, ""));
    }

    private Totals totals() {
        List<GrowthQueries.Day> days = growth.days(LocalDate.ofInstant(clock.instant(), zone), GROWTH_DAYS, zone);
        return new Totals(
                growth.totals(),
                days.stream().mapToLong(GrowthQueries.Day::came).sum(),
                days.stream().mapToLong(GrowthQueries.Day::went).sum());
    }

    /** All that a list shows, as a table; read and sent a part at a time. */
    @GET
    @Path("export.csv")
    public Response export(
            @QueryParam("q") @Nullable String words,
            @QueryParam("state") @Nullable String state,
            @QueryParam("follows") @Nullable String follows,
            @QueryParam("digest") @Nullable String digest,
            @QueryParam("since") @Nullable String since) {
        SubscriberSearch asked =
                SubscriberList.asked(words, state, follows, digest, since).search(registers, zone);
        audit.record(desk.actor(), AuditAction.SUBSCRIBERS_EXPORTED, search.count(asked) + " of them");
        StreamingOutput table = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(SubscriberTable.HEAD);
            write(asked, writer);
            writer.flush();
        };
        return Response.ok(table, "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"subscribers.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void write(SubscriberSearch asked, Writer writer) throws IOException {
        String cursor = null;
        do {
            Page<SubscriberData> part = search.page(asked, cursor, PART);
            for (SubscriberData reader : part.items()) {
                writer.write(SubscriberTable.line(reader));
            }
            cursor = part.nextCursor();
        } while (cursor != null);
    }
}
