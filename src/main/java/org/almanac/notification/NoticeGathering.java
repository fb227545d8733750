package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.subscriber.QuietHours;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** Puts notices that are due into the outbox: all of one subscriber's into one message. */
@ApplicationScoped
class NoticeGathering {
    private static final int BATCH = 1_000;

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
    /** Asked first: a plan of the above may read every subscriber before it finds that nothing is ready. */
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

    private final EntityManager entities;
    private final Outbox outbox;

    /**
     * A notice without a message.
     *
     * @param readyAt when it may go
     */
    private record Waiting(
            UUID id,
            UUID subscriber,
            String email,
            MessageKind kind,
            Instant dueAt,
            @Nullable Instant usefulUntil,
            Instant readyAt) {}

    NoticeGathering(EntityManager entities, Outbox outbox) {
        this.entities = entities;
        this.outbox = outbox;
    }

    /** How far gathering has come in the order of what is ready. */
    private record Place(Instant readyAt, UUID id) {
        static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    void gather(Instant now) {
        Place place = Place.FIRST;
        while (place != null) {
            // Each batch commits by itself.
            Place from = place;
            place = Transactions.anew(() -> gatherBatch(from, now));
        }
    }

    /** @return where the next batch begins; null when nothing was left for this one */
    private @Nullable Place gatherBatch(Place from, Instant now) {
        if (!Existence.of(entities, READY, Map.of("now", now, "lastReady", from.readyAt, "lastId", from.id))) {
            return null;
        }
        List<Object[]> rows = Rows.of(entities.createNativeQuery(WAITING, Object[].class)
                .setParameter("now", now)
                .setParameter("lastReady", from.readyAt)
                .setParameter("lastId", from.id)
                .setParameter("batch", BATCH));
        Map<UUID, List<Waiting>> bySubscriber = new LinkedHashMap<>();
        List<Waiting> later = new ArrayList<>();
        for (Object[] row : rows) {
            Waiting notice = waiting(row, now);
            if (notice.readyAt.isAfter(now)) {
                later.add(notice);
            } else {
                bySubscriber
                        .computeIfAbsent(notice.subscriber, id -> new ArrayList<>())
                        .add(notice);
            }
        }
        putOff(later);
        carry(bySubscriber);
        return rows.isEmpty() ? null : new Place((Instant) rows.get(0)[10], (UUID) rows.get(0)[11]);
    }

    private static Waiting waiting(Object[] row, Instant now) {
        MessageKind kind = MessageKind.valueOf((String) row[3]);
        Instant usefulUntil = (Instant) row[5];
        Instant readyAt = quietUntil(row, now)
                .filter(end -> Patience.waits(kind, (String) row[6], usefulUntil, end))
                .orElse(now);
        return new Waiting((UUID) row[0], (UUID) row[1], (String) row[2], kind, (Instant) row[4], usefulUntil, readyAt);
    }

    private static Optional<Instant> quietUntil(Object[] row, Instant now) {
        LocalTime from = (LocalTime) row[7];
        LocalTime to = (LocalTime) row[8];
        return from == null || to == null
                ? Optional.empty()
                : new QuietHours(from, to).endAfter(now, ZoneId.of((String) row[9]));
    }

    private void putOff(List<Waiting> notices) {
        if (!notices.isEmpty()) {
            entities.createNativeQuery(PUT_OFF)
                    .setParameter("ids", Columns.of(notices, Waiting::id, UUID[]::new))
                    .setParameter("ats", Columns.of(notices, Waiting::readyAt, Instant[]::new))
                    .executeUpdate();
        }
    }

    private void carry(Map<UUID, List<Waiting>> bySubscriber) {
        List<Waiting> carried =
                bySubscriber.values().stream().flatMap(List::stream).toList();
        if (!carried.isEmpty()) {
            Map<UUID, UUID> messages = outbox.gather(
                    bySubscriber.values().stream().map(NoticeGathering::message).toList());
            entities.createNativeQuery(CARRY)
                    .setParameter("ids", Columns.of(carried, Waiting::id, UUID[]::new))
                    .setParameter("messages", Columns.of(carried, one -> messages.get(one.subscriber), UUID[]::new))
                    .executeUpdate();
        }
    }

    private static NewMessage message(List<Waiting> notices) {
        Waiting first = notices.get(0);
        Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
        Instant dueAt = first.dueAt;
        Instant usefulUntil = Instant.MIN;
        boolean endless = false;
        for (Waiting notice : notices) {
            kinds.add(notice.kind);
            dueAt = notice.dueAt.isBefore(dueAt) ? notice.dueAt : dueAt;
            endless |= notice.usefulUntil == null;
            if (notice.usefulUntil != null && notice.usefulUntil.isAfter(usefulUntil)) {
                usefulUntil = notice.usefulUntil;
            }
        }
        return new NewMessage(
                kinds, first.email, first.subscriber, NoticeComposer.NAME, null, dueAt, endless ? null : usefulUntil);
    }
}
