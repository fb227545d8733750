package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;

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
            select gen_random_uuid(), s.id, 'REMINDER', o.event_id, o.id, o.starts_at,
                   reminder_subject(o), d.lead, %1$s.due_at, %1$s.due_at,
                   d.useful_until,
                   case when s.paused_until > %1$s.due_at then 'paused' when d.useful_until <= :now then 'late' end, :now
            from due d
            join occurrence o on o.id = d.occurrence_id and o.visible
            cross join lateral followers(o.event_id) f
            join subscriber_lead_time l on l.lead = d.lead and l.subscriber_id = f.subscriber_id
            join subscriber s on s.id = f.subscriber_id
            %2$s
            where s.state = 'ACTIVE' and not s.suppressed and %1$s.due_at > s.confirmed_at
            on conflict (subscriber_id, kind, subject, lead) do update
            set skipped = excluded.skipped, message_id = null, occurrence_id = excluded.occurrence_id, due_at = excluded.due_at, ready_at = excluded.due_at,
                useful_until = excluded.useful_until
            where notice.skipped in ('moved', 'cancelled')
            """;

    private static final String TIMED = """
            with due as (
                update reminder_due set planned = true
                where not planned and due_at <= :now
                returning occurrence_id, lead, due_at, useful_until)
            """ + INTO_LEDGER.formatted("d", "");

    private static final String DAYS = DayDues.HOURS + """
            , due as (
                select occurrence_id, lead, due_day, useful_until
                from reminder_due where due_day in (select day from hour) %s)
            """
            + INTO_LEDGER.formatted("h", "join hour h on h.day = d.due_day and h.zone = s.time_zone");

    private final EntityManager entities;
    private final DayDues days;

    ReminderPlanner(EntityManager entities) {
        this.entities = entities;
        this.days = new DayDues(entities, "reminder_due", DAYS);
    }

    /** Those of timed events. */
    int plan(Instant now) {
        return Existence.of(entities, "reminder_due where not planned and due_at <= :now", Map.of("now", now))
                ? entities.createNativeQuery(TIMED).setParameter("now", now).executeUpdate()
                : 0;
    }

    /** Those of all-day events. */
    DayDues days() {
        return days;
    }
}
