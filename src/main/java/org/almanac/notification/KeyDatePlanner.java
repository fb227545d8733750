package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Writes the notes of key dates that have fallen due into the ledger, day by day and zone by zone. */
@ApplicationScoped
class KeyDatePlanner {
    private static final String INTO_LEDGER = """
            insert into notice (id, subscriber_id, kind, event_id, subject, lead, due_at, ready_at, useful_until,
                                skipped, planned_at)
            select gen_random_uuid(), s.id, 'KEY_DATE', e.id, e.id || '@' || k.at || '@' || k.label, k.lead,
                   cast(:dueAt as timestamptz), cast(:dueAt as timestamptz), k.useful_until,
                   case when s.paused_until > cast(:dueAt as timestamptz) then 'paused'
                        when k.useful_until <= :now then 'late' end, :now
            from key_date_due k
            join event e on e.id = k.event_id
            join subscriber s on s.time_zone = :zone
            where k.due_day = :day %s
              and s.state = 'ACTIVE' and not s.suppressed and cast(:dueAt as timestamptz) > s.confirmed_at and follows(s, e)
            on conflict (subscriber_id, kind, subject, lead) do update
            set skipped = excluded.skipped, message_id = null, due_at = excluded.due_at, ready_at = excluded.due_at,
                useful_until = excluded.useful_until
            where notice.skipped in ('moved', 'cancelled')
            """;

    private final DayDues days;

    KeyDatePlanner(EntityManager entities) {
        this.days = new DayDues(entities, "key_date_due", INTO_LEDGER);
    }

    DayDues days() {
        return days;
    }
}
