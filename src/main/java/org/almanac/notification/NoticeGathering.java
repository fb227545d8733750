package org.almanac.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
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
import org.jspecify.annotations.Nullable;

/** Puts notices that are due into the outbox: all of one subscriber's into one message. */
@ApplicationScoped
class NoticeGathering {
    private static final int BATCH = 1_000;

    private static final String WAITING = """
            select n.id, n.subscriber_id, s.email, n.kind, n.due_at, n.useful_until, n.lead,
                   s.quiet_from, s.quiet_to, s.time_zone
            from notice n join subscriber s on s.id = n.subscriber_id
            where n.message_id is null and n.skipped is null and n.ready_at <= :now
              and n.subscriber_id in (select w.subscriber_id from notice w
                                      where w.message_id is null and w.skipped is null and w.ready_at <= :now
                                      order by w.subscriber_id limit :batch)
            order by n.subscriber_id, n.id
            for update of n skip locked
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

    void gather(Instant now) {
        while (QuarkusTransaction.requiringNew().call(() -> gatherBatch(now))) {
            // Each batch commits by itself.
        }
    }

    private boolean gatherBatch(Instant now) {
        Map<UUID, List<Waiting>> bySubscriber = new LinkedHashMap<>();
        List<Waiting> found = waiting(now);
        for (Waiting notice : found) {
            if (notice.readyAt.isAfter(now)) {
                putOff(notice);
            } else {
                bySubscriber
                        .computeIfAbsent(notice.subscriber, id -> new ArrayList<>())
                        .add(notice);
            }
        }
        List<NewMessage> messages =
                bySubscriber.values().stream().map(NoticeGathering::message).toList();
        Map<UUID, UUID> carriers = outbox.gather(messages);
        bySubscriber.forEach((subscriber, notices) -> carry(notices, carriers.get(subscriber)));
        return !found.isEmpty();
    }

    private List<Waiting> waiting(Instant now) {
        return Rows.<Object[]>of(entities.createNativeQuery(WAITING, Object[].class)
                        .setParameter("now", now)
                        .setParameter("batch", BATCH))
                .stream()
                .map(row -> {
                    MessageKind kind = MessageKind.valueOf((String) row[3]);
                    Instant usefulUntil = (Instant) row[5];
                    Instant readyAt = quietUntil(row, now)
                            .filter(end -> Patience.waits(kind, (String) row[6], usefulUntil, end))
                            .orElse(now);
                    return new Waiting(
                            (UUID) row[0],
                            (UUID) row[1],
                            (String) row[2],
                            kind,
                            (Instant) row[4],
                            usefulUntil,
                            readyAt);
                })
                .toList();
    }

    private static Optional<Instant> quietUntil(Object[] row, Instant now) {
        LocalTime from = (LocalTime) row[7];
        LocalTime to = (LocalTime) row[8];
        return from == null || to == null
                ? Optional.empty()
                : new QuietHours(from, to).endAfter(now, ZoneId.of((String) row[9]));
    }

    private void putOff(Waiting notice) {
        entities.createNativeQuery("update notice set ready_at = :at where id = :id")
                .setParameter("at", notice.readyAt)
                .setParameter("id", notice.id)
                .executeUpdate();
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

    private void carry(List<Waiting> notices, @Nullable UUID message) {
        entities.createNativeQuery("update notice set message_id = :message where id in (:notices)")
                .setParameter("message", message)
                .setParameter("notices", notices.stream().map(Waiting::id).toList())
                .executeUpdate();
    }
}
