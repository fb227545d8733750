package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.hibernate.Session;

/** The events that were edited and have yet to settle, and the notices of what has changed in the ledger. */
@ApplicationScoped
class ChangeStatements {
    private static final String UNSETTLE = """
            insert into unsettled_event (event_id, settles_at)
            select e.id, :settlesAt from event e where e.id in (:events)
            on conflict (event_id) do update set settles_at = excluded.settles_at
            """;
    // What a mail server has already been given cannot be taken back.
    private static final String TAKE_BACK = """
            update notice n set skipped = 'superseded'
            where n.event_id in (:events) and n.kind in ('CHANGED', 'CANCELLED') and n.skipped is null
              and not exists (select 1 from message m where m.id = n.message_id
                              and m.state not in ('HELD', 'QUEUED', 'RETRY'))
            """;
    private static final String SETTLED = """
            delete from unsettled_event where settles_at <= :now returning event_id, settles_at
            """;
    private static final String INTO_LEDGER = """
            insert into notice (id, subscriber_id, kind, event_id, subject, lead, due_at, ready_at, useful_until,
                                skipped, planned_at, facts_id)
            select gen_random_uuid(), s.id, :kind, t.event_id,
                   t.event_id || '@' || cast(:facts as text) || '#' || t.times, '', :dueAt, :dueAt, :usefulUntil,
                   case when s.paused_until > :dueAt then 'paused'
                        when cast(:usefulUntil as timestamptz) <= :now then 'late' end, :now, :facts
            from told t join subscriber s on s.id = t.subscriber_id
            where t.event_id = :event and t.facts_id = :told
              and s.state = 'ACTIVE' and not s.suppressed and s.changes and :dueAt > s.confirmed_at
            on conflict (subscriber_id, kind, subject, lead) do update
            set skipped = excluded.skipped, message_id = null, due_at = excluded.due_at, ready_at = excluded.due_at,
                useful_until = excluded.useful_until
            where notice.skipped in ('superseded', 'undone')
            """;

    private final Session session;

    ChangeStatements(Session session) {
        this.session = session;
    }

    /** @param at when no other edit had followed for long enough */
    record Settled(UUID event, Instant at) {}

    /**
     * From what was told to what is to be told.
     *
     * @param told the version that readers know
     * @param facts the version that they are to know
     */
    record Step(UUID event, long told, long facts, Instant dueAt, Instant now) {}

    void unsettle(List<UUID> events, Instant settlesAt) {
        session.createNativeMutationQuery(UNSETTLE)
                .setParameter("settlesAt", settlesAt)
                .setParameter("events", events)
                .executeUpdate();
    }

    /** The notices of earlier changes. */
    void takeBack(List<UUID> events) {
        session.createNativeMutationQuery(TAKE_BACK)
                .setParameter("events", events)
                .executeUpdate();
    }

    /** Those that have settled; another call does not give them again. */
    List<Settled> takeSettled(Instant now) {
        return session.createNativeQuery(SETTLED, Settled.class)
                .setParameter("now", now)
                .getResultList();
    }

    /** Lets go of all that was read: each further statement would look through it for changes. */
    void letGo() {
        session.flush();
        session.clear();
    }

    /** For all who were told that version. */
    int plan(Step step, MessageKind kind, Instant usefulUntil) {
        return session.createNativeMutationQuery(INTO_LEDGER)
                .setParameter("kind", kind.name())
                .setParameter("event", step.event)
                .setParameter("told", step.told)
                .setParameter("facts", step.facts)
                .setParameter("dueAt", step.dueAt)
                .setParameter("usefulUntil", usefulUntil)
                .setParameter("now", step.now)
                .executeUpdate();
    }
}
