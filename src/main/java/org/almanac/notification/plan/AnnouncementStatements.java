package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.notification.due.ExistenceQueries;
import org.almanac.notification.due.SendHour;
import org.almanac.transaction.Columns;
import org.hibernate.Session;

/** When events first became visible, and the announcements of them in the ledger. */
@ApplicationScoped
class AnnouncementStatements {
    private static final String NOTE = """
            insert into first_visible (event_id, at, ahead)
            select e.id, :at, cast(:announced as boolean) and exists (select 1 from occurrence o where o.event_id = e.id and o.visible
                                      and o.starts_at > :at)
            from event e
            where e.id in (:events) and exists (select 1 from occurrence o where o.event_id = e.id and o.visible)
            on conflict (event_id) do nothing
            """;
    private static final String TAKE_OVER = """
            insert into first_visible (event_id, at, ahead)
            select :later, at, ahead from first_visible where event_id = :earlier
            on conflict (event_id) do nothing
            """;
    private static final String INTO_LEDGER = """
            with hour as materialized (
                select zone, due_at, after, until
                from unnest(cast(:zones as text[]), cast(:dueAts as timestamptz[]), cast(:afters as timestamptz[]),
                            cast(:untils as timestamptz[])) as h (zone, due_at, after, until)),
            fresh as materialized (%s)
            insert into notice (id, subscriber_id, kind, event_id, subject, lead, due_at, ready_at, useful_until,
                                skipped, planned_at, ends_spell)
            select gen_random_uuid(), s.id, 'ANNOUNCED', x.event_id, cast(x.event_id as text), '', h.due_at, h.due_at,
                   next.starts_at,
                   case when s.paused_until > h.due_at then 'paused' when next.starts_at <= :now then 'late' end, :now,
                   %s
            from fresh x
            %s
            join hour h on h.zone = s.time_zone and x.at > h.after and x.at <= h.until
            cross join lateral (select min(o.starts_at) as starts_at from occurrence o
                                where o.event_id = x.event_id and o.visible and o.starts_at > h.due_at) next
            where next.starts_at is not null and s.state = 'ACTIVE' and not s.suppressed and s.digest = 'NONE'
              and h.due_at > s.confirmed_at %s
            on conflict (subscriber_id, kind, subject, lead) do nothing
            """;
    private static final String FIRST = INTO_LEDGER.formatted("""
            select event_id, at from first_visible
            where ahead and at > (select min(after) from hour) and at <= (select max(until) from hour)
            """, "false", """
            cross join lateral followers(x.event_id) f join subscriber s on s.id = f.subscriber_id
            """, "and s.announcements");
    private static final String ENDING_SPELLS = INTO_LEDGER.formatted("""
            select event_id, subscriber_id, at from spell_end
            where at > (select min(after) from hour) and at <= (select max(until) from hour)
            """, "true", """
            join event e on e.id = x.event_id join subscriber s on s.id = x.subscriber_id
            cross join lateral whether_follows(s, e) w
            """, "and w.follows");

    private final Session session;

    AnnouncementStatements(Session session) {
        this.session = session;
    }

    /** Notes those that are visible now and were not before. @param announced whether readers are to be told of them */
    void note(List<UUID> events, Instant now, boolean announced) {
        if (events.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(NOTE)
                .setParameter("at", now)
                .setParameter("announced", announced)
                .setParameter("events", events)
                .executeUpdate();
    }

    /** The second part of a series has been visible since the first has. */
    void takeOver(UUID earlier, UUID later) {
        session.createNativeMutationQuery(TAKE_OVER)
                .setParameter("later", later)
                .setParameter("earlier", earlier)
                .executeUpdate();
    }

    /**
     * Announces what was new and had settled by these hours and not by the one before each.
     *
     * @param settle how long it takes
     */
    int announceFirst(List<SendHour> hours, Duration settle, Instant now) {
        return write("first_visible where ahead", FIRST, hours, settle, now);
    }

    /** The same for what ended nothing-upcoming periods, to those who had been told of them. */
    int announceEnds(List<SendHour> hours, Duration settle, Instant now) {
        return write("spell_end where true", ENDING_SPELLS, hours, settle, now);
    }

    private int write(String fresh, String statement, List<SendHour> hours, Duration settle, Instant now) {
        if (hours.isEmpty()) {
            return 0;
        }
        Instant after = Collections.min(hours.stream().map(SendHour::before).toList());
        Instant until = Collections.max(hours.stream().map(SendHour::at).toList());
        Map<String, Instant> stretch = Map.of("after", after.minus(settle), "until", until.minus(settle));
        if (!ExistenceQueries.any(session, fresh + " and at > :after and at <= :until", stretch)) {
            return 0;
        }
        return session.createNativeMutationQuery(statement)
                .setParameter("zones", Columns.of(hours, hour -> hour.zone().getId(), String[]::new))
                .setParameter("dueAts", Columns.of(hours, SendHour::at, Instant[]::new))
                .setParameter("afters", Columns.of(hours, hour -> hour.before().minus(settle), Instant[]::new))
                .setParameter("untils", Columns.of(hours, hour -> hour.at().minus(settle), Instant[]::new))
                .setParameter("now", now)
                .executeUpdate();
    }
}
