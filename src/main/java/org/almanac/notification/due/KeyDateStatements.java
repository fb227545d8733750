package org.almanac.notification.due;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.KeyDate;
import org.hibernate.Session;

/** When notes of key dates fall due, and those that have, written into the ledger day by day and zone by zone. */
@ApplicationScoped
public class KeyDateStatements {
    private static final String FORGET = """
            delete from key_date_due where event_id = :event and (label, at) not in (
                select k ->> 'label', cast(k ->> 'at' as date) from event e, jsonb_array_elements(e.key_dates) k
                where e.id = :event)
            """;
    private static final String FORGET_ALL = "delete from key_date_due where event_id = :event";
    private static final String NOTE = """
            insert into key_date_due (event_id, label, at, lead, due_day, useful_until, planned)
            values (:event, :label, :at, :lead, :dueDay, :usefulUntil, false)
            on conflict (event_id, label, at, lead) do update
            set useful_until = excluded.useful_until, planned = false
            """;
    private static final String TAKE_BACK = """
            update notice n set skipped = :reason
            where n.event_id = :event and n.kind = 'KEY_DATE' and n.skipped is null
              and not exists (select 1 from key_date_due k where k.event_id = n.event_id and k.lead = n.lead
                              and n.subject = k.event_id || '@' || k.at || '@' || k.label)
              and not exists (select 1 from message m where m.id = n.message_id
                              and m.state not in ('HELD', 'QUEUED', 'RETRY'))
            """;
    private static final String LASTS = "occurrence where event_id = :event and ends_at > :now";
    private static final String INTO_LEDGER = DayDueStatements.HOURS + """
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

    private final Session session;
    private final DayDueStatements days;

    KeyDateStatements(Session session) {
        this.session = session;
        this.days = new DayDueStatements(session, "key_date_due", INTO_LEDGER);
    }

    /** Those that the event has no more. */
    void forgetOthers(UUID event) {
        session.createNativeMutationQuery(FORGET).setParameter("event", event).executeUpdate();
    }

    void forgetAll(UUID event) {
        session.createNativeMutationQuery(FORGET_ALL)
                .setParameter("event", event)
                .executeUpdate();
    }

    /** @param lead in ISO 8601, canonical */
    void note(UUID event, KeyDate date, String lead, LocalDate dueDay, Instant usefulUntil) {
        session.createNativeMutationQuery(NOTE)
                .setParameter("event", event)
                .setParameter("label", date.label())
                .setParameter("at", date.at())
                .setParameter("lead", lead)
                .setParameter("dueDay", dueDay)
                .setParameter("usefulUntil", usefulUntil)
                .executeUpdate();
    }

    /** The notices of those that are not noted any more. */
    void takeBack(UUID event, String reason) {
        session.createNativeMutationQuery(TAKE_BACK)
                .setParameter("event", event)
                .setParameter("reason", reason)
                .executeUpdate();
    }

    /** Whether an instance of the event goes on or is to come. */
    boolean lasts(UUID event, Instant now) {
        return ExistenceQueries.any(session, LASTS, Map.of("event", event, "now", now));
    }

    public DayDueStatements days() {
        return days;
    }
}
