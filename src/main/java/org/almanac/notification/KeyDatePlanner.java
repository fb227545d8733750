package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Writes the notes of key dates that have fallen due into the ledger, day by day and zone by zone. */
@ApplicationScoped
class KeyDatePlanner {
    private static final String INTO_LEDGER = DayDues.HOURS + """
            insert into notice (id, subscriber_id, kind, event_id, subject, lead, due_at, ready_at, useful_until,
                                skipped, planned_at)
            select gen_random_uuid(), s.id, 'KEY_DATE', k.event_id, k.event_id || '@' || k.at || '@' || k.label, k.lead,
                   h.due_at, h.due_at, k.useful_until,
                   case when s.paused_until > h.due_at then 'paused' when k.useful_until <= :now then 'late' end, :now
            from (select * from key_date_due where due_day in (select day from hour) %s) k
            cross join lateral followers(k.event_id) f
            join subscriber s on s.id = f.subscriber_id
            join hour h on h.day = k.due_day and h.zone = s.time_zone
            where s.state = 'ACTIVE' and not s.suppressed and h.due_at > s.confirmed_at
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
