package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
            insert into notice (id, subscriber_id, kind, event_id, subject, lead, due_at, ready_at, useful_until,
                                skipped, planned_at, ends_spell)
            select gen_random_uuid(), s.id, 'ANNOUNCED', e.id, cast(e.id as text), '', :dueAt, :dueAt, next.starts_at,
                   case when s.paused_until > :dueAt then 'paused' when next.starts_at <= :now then 'late' end, :now,
                   %s
            %s
            cross join lateral (select min(o.starts_at) as starts_at from occurrence o
                                where o.event_id = e.id and o.visible and o.starts_at > :dueAt) next
            where next.starts_at is not null and s.time_zone = :zone
              and s.state = 'ACTIVE' and not s.suppressed and s.digest = 'NONE' and :dueAt > s.confirmed_at
              and follows(s, e) %s
            on conflict (subscriber_id, kind, subject, lead) do nothing
            """;
    private static final String FIRST =
            INTO_LEDGER.formatted("false", """
            from first_visible v join event e on e.id = v.event_id cross join subscriber s
            """, "and v.ahead and v.at > :after and v.at <= :until and s.announcements");
    private static final String ENDING_SPELLS =
            INTO_LEDGER.formatted("true", """
            from spell_end x join event e on e.id = x.event_id join subscriber s on s.id = x.subscriber_id
            """, "and x.at > :after and x.at <= :until");

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

    /** What had settled by this hour and not by the one before. */
    int plan(SendHour hour, Instant now) {
        return write(ENDING_SPELLS, hour, now) + write(FIRST, hour, now);
    }

    private int write(String statement, SendHour hour, Instant now) {
        return entities.createNativeQuery(statement)
                .setParameter("dueAt", hour.at())
                .setParameter("after", hour.before().minus(settle))
                .setParameter("until", hour.at().minus(settle))
                .setParameter("zone", hour.zone().getId())
                .setParameter("now", now)
                .executeUpdate();
    }
}
