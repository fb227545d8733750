package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.EventsChanged;

/** Notes when events first become visible, and announces them at the next send hour after they have settled. */
@ApplicationScoped
class Announcements {
    private static final String NOTE = """
            insert into first_visible (event_id, at, ahead)
            select e.id, :at, exists (select 1 from occurrence o where o.event_id = e.id and o.visible
                                      and o.starts_at > :at)
            from event e
            where e.id in (:events) and exists (select 1 from occurrence o where o.event_id = e.id and o.visible)
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

    private final EntityManager entities;
    private final Duration settle;

    Announcements(EntityManager entities, NotificationSettings settings) {
        this.entities = entities;
        this.settle = settings.settle();
    }

    /** In the editor's own transaction. */
    void hear(@Observes EventsChanged news) {
        List<UUID> visible = news.changes().stream()
                .filter(change -> change.after().isPublic())
                .map(EventsChanged.Change::eventId)
                .toList();
        if (!visible.isEmpty()) {
            entities.createNativeQuery(NOTE)
                    .setParameter("at", news.at())
                    .setParameter("events", visible)
                    .executeUpdate();
        }
    }

    /** What had settled by these hours and not by the one before each. */
    int plan(List<SendHour> hours, Instant now) {
        return plan(hours, "spell_end where true", ENDING_SPELLS, now)
                + plan(hours, "first_visible where ahead", FIRST, now);
    }

    private int plan(List<SendHour> hours, String fresh, String statement, Instant now) {
        if (hours.isEmpty()) {
            return 0;
        }
        Instant after = Collections.min(hours.stream().map(SendHour::before).toList());
        Instant until = Collections.max(hours.stream().map(SendHour::at).toList());
        Map<String, Instant> stretch = Map.of("after", after.minus(settle), "until", until.minus(settle));
        return Existence.of(entities, fresh + " and at > :after and at <= :until", stretch)
                ? write(statement, hours, now)
                : 0;
    }

    private int write(String statement, List<SendHour> hours, Instant now) {
        return entities.createNativeQuery(statement)
                .setParameter("zones", Columns.of(hours, hour -> hour.zone().getId(), String[]::new))
                .setParameter("dueAts", Columns.of(hours, SendHour::at, Instant[]::new))
                .setParameter("afters", Columns.of(hours, hour -> hour.before().minus(settle), Instant[]::new))
                .setParameter("untils", Columns.of(hours, hour -> hour.at().minus(settle), Instant[]::new))
                .setParameter("now", now)
                .executeUpdate();
    }
}
