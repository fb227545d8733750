package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.notification.due.ExistenceQueries;
import org.almanac.notification.ledger.LedgerPosition;
import org.almanac.outbox.MessageKind;
import org.almanac.subscriber.QuietHours;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The notices that are ready and that no message carries yet. */
@ApplicationScoped
class NoticeEnqueuerStatements {
    // In the order of notice_ready, from where the batch before ended; with all else that is ready for these
    // subscribers.
    private static final String WAITING = """
            with first as materialized (
                select w.id, w.ready_at, w.subscriber_id from notice w
                where w.message_id is null and w.skipped is null and w.ready_at <= :now
                  and (w.ready_at, w.id) > (:lastReady, :lastId)
                order by w.ready_at, w.id limit :batch)
            select n.id, n.subscriber_id, s.email, n.kind, n.due_at, n.useful_until, n.lead,
                   s.quiet_from, s.quiet_to, s.time_zone, l.ready_at, l.id
            from notice n join subscriber s on s.id = n.subscriber_id
            cross join (select f.ready_at, f.id from first f order by f.ready_at desc, f.id desc limit 1) l
            where n.message_id is null and n.skipped is null and n.ready_at <= :now
              and n.subscriber_id in (select f.subscriber_id from first f)
            order by n.subscriber_id, n.id
            for update of n skip locked
            """;
    private static final String READY = "notice where message_id is null and skipped is null and ready_at <= :now"
            + " and (ready_at, id) > (:lastReady, :lastId)";

    private static final String PUT_OFF = """
            update notice n set ready_at = w.ready_at
            from unnest(cast(:ids as uuid[]), cast(:ats as timestamptz[])) as w (id, ready_at) where n.id = w.id
            """;
    private static final String CARRY = """
            update notice n set message_id = c.message_id
            from unnest(cast(:ids as uuid[]), cast(:messages as uuid[])) as c (id, message_id) where n.id = c.id
            """;

    private final Session session;

    NoticeEnqueuerStatements(Session session) {
        this.session = session;
    }

    /**
     * A notice without a message.
     *
     * @param quiet its subscriber's quiet hours in that zone
     */
    record Waiting(
            UUID id,
            UUID subscriber,
            String email,
            MessageKind kind,
            Instant dueAt,
            @Nullable Instant usefulUntil,
            String lead,
            @Nullable QuietHours quiet,
            String zone) {}

    /**
     * @param notices by subscriber; those that another node has at hand are left out
     * @param last where the next batch begins; null when there were none
     */
    record Batch(List<Waiting> notices, @Nullable LedgerPosition last) {}

    boolean anyReady(LedgerPosition from, Instant now) {
        return ExistenceQueries.any(session, READY, Map.of("now", now, "lastReady", from.at(), "lastId", from.id()));
    }

    /** Locks them until the transaction ends. */
    Batch lock(LedgerPosition from, int most, Instant now) {
        List<Object[]> rows = session.createNativeQuery(WAITING, Object[].class)
                .setParameter("now", now)
                .setParameter("lastReady", from.at())
                .setParameter("lastId", from.id())
                .setParameter("batch", most)
                .getResultList();
        LedgerPosition last =
                rows.isEmpty() ? null : new LedgerPosition((Instant) rows.get(0)[10], (UUID) rows.get(0)[11]);
        return new Batch(rows.stream().map(NoticeEnqueuerStatements::waiting).toList(), last);
    }

    private static Waiting waiting(Object[] row) {
        return new Waiting(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                MessageKind.valueOf((String) row[3]),
                (Instant) row[4],
                (Instant) row[5],
                (String) row[6],
                row[7] == null || row[8] == null ? null : new QuietHours((LocalTime) row[7], (LocalTime) row[8]),
                (String) row[9]);
    }

    /** @param readyAt by notice */
    void putOff(Map<UUID, Instant> readyAt) {
        session.createNativeMutationQuery(PUT_OFF)
                .setParameter("ids", readyAt.keySet().toArray(UUID[]::new))
                .setParameter("ats", readyAt.values().toArray(Instant[]::new))
                .executeUpdate();
    }

    /** @param messages by the notices that they carry */
    void carry(Map<UUID, UUID> messages) {
        session.createNativeMutationQuery(CARRY)
                .setParameter("ids", messages.keySet().toArray(UUID[]::new))
                .setParameter("messages", messages.values().toArray(UUID[]::new))
                .executeUpdate();
    }
}
