package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes the reminders that have fallen due into the ledger, each with one statement for all subscribers. Planned twice
 * is planned once: the ledger's key is subscriber, kind, occurrence with its start, and lead time.
 */
@ApplicationScoped
class ReminderPlanner {
    // A reminder that was taken back because the event moved away is owed again when the event comes back.
    private static final String INTO_LEDGER = """
            insert into notice (id, subscriber_id, kind, event_id, occurrence_id, starts_at, subject, lead, due_at,
                                ready_at, useful_until, skipped, planned_at)
            select gen_random_uuid(), s.id, 'REMINDER', e.id, o.id, o.starts_at,
                   o.id || '@' || cast(extract(epoch from o.starts_at) as bigint), d.lead, d.due_at, d.due_at,
                   d.useful_until,
                   case when s.paused_until > d.due_at then 'paused' when d.useful_until <= :now then 'late' end, :now
            from due d
            join occurrence o on o.id = d.occurrence_id and o.visible
            join event e on e.id = o.event_id
            join subscriber_lead_time l on l.lead = d.lead
            join subscriber s on s.id = l.subscriber_id
            where s.state = 'ACTIVE' and not s.suppressed and d.due_at > s.confirmed_at and follows(s, e) %s
            on conflict (subscriber_id, kind, subject, lead) do update
            set skipped = excluded.skipped, message_id = null, due_at = excluded.due_at, ready_at = excluded.due_at,
                useful_until = excluded.useful_until
            where notice.skipped in ('moved', 'cancelled')
            """;

    private static final String TIMED = """
            with due as (
                update reminder_due set planned = true
                where not planned and due_at <= :now
                returning occurrence_id, lead, due_at, useful_until)
            """ + INTO_LEDGER.formatted("");

    private static final String DAYS = """
            with due as (
                select occurrence_id, lead, cast(:dueAt as timestamptz) as due_at, useful_until
                from reminder_due where due_day = :day %s)
            """ + INTO_LEDGER.formatted("and s.time_zone = :zone");

    private final EntityManager entities;

    ReminderPlanner(EntityManager entities) {
        this.entities = entities;
    }

    /** Those of timed events. */
    int plan(Instant now) {
        return entities.createNativeQuery(TIMED).setParameter("now", now).executeUpdate();
    }

    /** Those of all-day events. */
    int plan(SendHour hour, Instant now) {
        return write(DAYS.formatted(""), hour, now);
    }

    /** What was entered when it was already due somewhere. */
    int planFresh(List<SendHour> past, Instant now) {
        int planned = 0;
        for (SendHour hour : past) {
            planned += write(DAYS.formatted("and not planned"), hour, now);
        }
        return planned;
    }

    /** The days of which {@link #planFresh} has something to plan. */
    List<LocalDate> freshDays(LocalDate last) {
        return Rows.of(entities.createNativeQuery(
                        "select distinct due_day from reminder_due where not planned and due_day <= :last order by 1",
                        LocalDate.class)
                .setParameter("last", last));
    }

    void doneUntil(LocalDate last) {
        entities.createNativeQuery("update reminder_due set planned = true where not planned and due_day <= :last")
                .setParameter("last", last)
                .executeUpdate();
    }

    private int write(String statement, SendHour hour, Instant now) {
        return entities.createNativeQuery(statement)
                .setParameter("dueAt", hour.at().toString())
                .setParameter("day", hour.day())
                .setParameter("zone", hour.zone().getId())
                .setParameter("now", now)
                .executeUpdate();
    }
}
