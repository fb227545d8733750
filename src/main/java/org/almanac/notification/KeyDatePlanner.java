package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Writes the notes of key dates that have fallen due into the ledger, day by day and zone by zone. */
@ApplicationScoped
class KeyDatePlanner {
    private static final String INTO_LEDGER = """
            insert into notice (id, subscriber_id, kind, event_id, subject, lead, due_at, ready_at, useful_until,
                                skipped, planned_at)
            select gen_random_uuid(), s.id, 'KEY_DATE', e.id, e.id || '@' || k.at || '@' || k.label, k.lead, :dueAt,
                   :dueAt, k.useful_until,
                   case when s.paused_until > :dueAt then 'paused' when k.useful_until <= :now then 'late' end, :now
            from key_date_due k
            join event e on e.id = k.event_id
            join subscriber s on s.time_zone = :zone
            where k.due_day = :day %s
              and s.state = 'ACTIVE' and not s.suppressed and :dueAt > s.confirmed_at and follows(s, e)
            on conflict (subscriber_id, kind, subject, lead) do update
            set skipped = excluded.skipped, message_id = null, due_at = excluded.due_at, ready_at = excluded.due_at,
                useful_until = excluded.useful_until
            where notice.skipped in ('moved', 'cancelled')
            """;

    private final EntityManager entities;

    KeyDatePlanner(EntityManager entities) {
        this.entities = entities;
    }

    int plan(SendHour hour, Instant now) {
        return write(INTO_LEDGER.formatted(""), hour, now);
    }

    /** What was entered when it was already due somewhere. */
    int planFresh(List<SendHour> past, Instant now) {
        int planned = 0;
        for (SendHour hour : past) {
            planned += write(INTO_LEDGER.formatted("and not k.planned"), hour, now);
        }
        return planned;
    }

    /** The days of which {@link #planFresh} has something to plan. */
    List<LocalDate> freshDays(LocalDate last) {
        return Rows.of(entities.createNativeQuery(
                        "select distinct due_day from key_date_due where not planned and due_day <= :last order by 1",
                        LocalDate.class)
                .setParameter("last", last));
    }

    void doneUntil(LocalDate last) {
        entities.createNativeQuery("update key_date_due set planned = true where not planned and due_day <= :last")
                .setParameter("last", last)
                .executeUpdate();
    }

    private int write(String statement, SendHour hour, Instant now) {
        return entities.createNativeQuery(statement)
                .setParameter("dueAt", hour.at())
                .setParameter("zone", hour.zone().getId())
                .setParameter("day", hour.day())
                .setParameter("now", now)
                .executeUpdate();
    }
}
