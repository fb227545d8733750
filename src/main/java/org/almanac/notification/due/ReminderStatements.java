package org.almanac.notification.due;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * When reminders fall due, and those that have, written into the ledger with one statement for all subscribers. Planned
 * twice is planned once: the ledger's key is subscriber, kind, occurrence with its start, and lead time.
 */
@ApplicationScoped
public class ReminderStatements {
    private static final String UPSERT = """
            insert into reminder_due (occurrence_id, lead, starts_at, due_at, due_day, useful_until, planned)
            values (:occurrence, :lead, :starts, cast(:dueAt as timestamptz), cast(:dueDay as date), :useful, :planned)
            on conflict (occurrence_id, lead) do update
            set starts_at = excluded.starts_at, due_at = excluded.due_at, due_day = excluded.due_day,
                useful_until = excluded.useful_until, planned = false
            where (reminder_due.starts_at, reminder_due.useful_until) <> (excluded.starts_at, excluded.useful_until)
               or (reminder_due.due_at, reminder_due.due_day) is distinct from (excluded.due_at, excluded.due_day)
            """;
    private static final String PLAN_AGAIN = """
            update reminder_due d set planned = false from occurrence o
            where o.id = d.occurrence_id and o.event_id in (:events) and d.useful_until > :now
            """;
    private static final String FORGET_MOVED = """
            delete from reminder_due d using occurrence o
            where o.id = d.occurrence_id and o.event_id in (:events)
              and (not o.visible or o.starts_at <> d.starts_at)
            """;
    // What a mail server has already been given cannot be taken back.
    private static final String TAKE_BACK = """
            update notice n
            set skipped = case when exists (select 1 from occurrence o where o.id = n.occurrence_id
                                            and o.visible) then 'moved' else 'cancelled' end
            where n.event_id in (:events) and n.kind = 'REMINDER' and n.skipped is null
              and not exists (select 1 from occurrence o where o.id = n.occurrence_id and o.visible
                              and o.starts_at = n.starts_at)
              and not exists (select 1 from message m where m.id = n.message_id
                              and m.state not in ('HELD', 'QUEUED', 'RETRY'))
            """;

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

    private static final String DAYS = DayDueStatements.HOURS + """
            , due as (
                select occurrence_id, lead, due_day, useful_until
                from reminder_due where due_day in (select day from hour) %s)
            """
            + INTO_LEDGER.formatted("h", "join hour h on h.day = d.due_day and h.zone = s.time_zone");

    private static final String TAKE_OVER = """
            update notice n
            set event_id = o.event_id, occurrence_id = o.id, subject = reminder_subject(o)
            from occurrence o
            where o.event_id = :later and n.event_id = :earlier and n.kind = 'REMINDER' and n.starts_at = o.starts_at
              and not exists (select 1 from occurrence p where p.id = n.occurrence_id)
              and not exists (select 1 from occurrence q where q.event_id = o.event_id and q.starts_at = o.starts_at
                              and q.id <> o.id)
              and not exists (select 1 from notice r where r.subscriber_id = n.subscriber_id and r.kind = n.kind
                              and r.event_id = n.event_id and r.starts_at = n.starts_at and r.lead = n.lead
                              and r.id > n.id)
            """;

    // What of the second part's dates was due before is done with, as it was in the first.
    private static final String DONE = """
            update reminder_due d set planned = true from occurrence o, planner p
            where o.id = d.occurrence_id and o.event_id = :later and o.starts_at = any(:starts)
              and (d.due_at <= p.planned_until or d.due_day is not null)
            """;

    private final Session session;
    private final DayDueStatements days;

    ReminderStatements(Session session) {
        this.session = session;
        this.days = new DayDueStatements(session, "reminder_due", DAYS);
    }

    /**
     * When one occurrence's reminder of one lead time falls due.
     *
     * @param at of a timed event; else null
     * @param day of an all-day event; else null
     * @param planned whether it is done with
     */
    record Due(
            UUID occurrence,
            String lead,
            Instant startsAt,
            @Nullable Instant at,
            @Nullable LocalDate day,
            Instant usefulUntil,
            boolean planned) {}

    /** Lets go of all that was read: each further statement would look through it for changes. */
    void letGo() {
        session.flush();
        session.clear();
    }

    /** One that was noted before is planned again if it falls due at another time. */
    void note(Due due) {
        session.createNativeMutationQuery(UPSERT)
                .setParameter("occurrence", due.occurrence)
                .setParameter("lead", due.lead)
                .setParameter("starts", due.startsAt)
                .setParameter("dueAt", due.at == null ? null : due.at.toString())
                .setParameter("dueDay", due.day == null ? null : due.day.toString())
                .setParameter("useful", due.usefulUntil)
                .setParameter("planned", due.planned)
                .executeUpdate();
    }

    /** All that is still of use, as if it were new. */
    void planAgain(List<UUID> events, Instant now) {
        session.createNativeMutationQuery(PLAN_AGAIN)
                .setParameter("events", events)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** What was noted and promised of dates that are no longer so. */
    void takeBack(List<UUID> events) {
        session.createNativeMutationQuery(FORGET_MOVED)
                .setParameter("events", events)
                .executeUpdate();
        session.createNativeMutationQuery(TAKE_BACK)
                .setParameter("events", events)
                .executeUpdate();
    }

    /** Writes those of timed events into the ledger. */
    public int plan(Instant now) {
        return ExistenceQueries.any(session, "reminder_due where not planned and due_at <= :now", Map.of("now", now))
                ? session.createNativeMutationQuery(TIMED)
                        .setParameter("now", now)
                        .executeUpdate()
                : 0;
    }

    /** Those of all-day events. */
    public DayDueStatements days() {
        return days;
    }

    /** Those of the dates that the second part of a series has from the first become its own. */
    public void takeOver(UUID earlier, UUID later) {
        session.createNativeMutationQuery(TAKE_OVER)
                .setParameter("later", later)
                .setParameter("earlier", earlier)
                .executeUpdate();
    }

    /** @param starts of the dates that the second part of a series has from the first */
    public void doneAsBefore(UUID later, Instant[] starts) {
        session.createNativeMutationQuery(DONE)
                .setParameter("later", later)
                .setParameter("starts", starts)
                .executeUpdate();
    }
}
