package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.almanac.notification.compose.NoticeComposer;
import org.almanac.notification.ledger.LedgerPosition;
import org.almanac.notification.ledger.QuietHoursPolicy;
import org.almanac.notification.plan.NoticeEnqueuerStatements.Waiting;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** Puts notices that are due into the outbox: all of one subscriber's into one message. */
@ApplicationScoped
public class NoticeEnqueuer {
    private static final int BATCH = 1_000;

    private final NoticeEnqueuerStatements statements;
    private final Outbox outbox;

    NoticeEnqueuer(NoticeEnqueuerStatements statements, Outbox outbox) {
        this.statements = statements;
        this.outbox = outbox;
    }

    public void gather(Instant now) {
        LedgerPosition position = LedgerPosition.FIRST;
        while (position != null) {
            // Each batch commits by itself.
            LedgerPosition from = position;
            position = Transactions.anew(() -> gatherBatch(from, now));
        }
    }

    /** @return where the next batch begins; null when nothing was left for this one */
    private @Nullable LedgerPosition gatherBatch(LedgerPosition from, Instant now) {
        if (!statements.anyReady(from, now)) {
            return null;
        }
        NoticeEnqueuerStatements.Batch batch = statements.lock(from, BATCH, now);
        Map<UUID, List<Waiting>> bySubscriber = new LinkedHashMap<>();
        Map<UUID, Instant> later = new LinkedHashMap<>();
        for (Waiting notice : batch.notices()) {
            Instant readyAt = readyAt(notice, now);
            if (readyAt.isAfter(now)) {
                later.put(notice.id(), readyAt);
            } else {
                bySubscriber
                        .computeIfAbsent(notice.subscriber(), id -> new ArrayList<>())
                        .add(notice);
            }
        }
        if (!later.isEmpty()) {
            statements.putOff(later);
        }
        if (!bySubscriber.isEmpty()) {
            carry(bySubscriber);
        }
        return batch.last();
    }

    /** When it may go: what can wait waits for the end of quiet hours. */
    private static Instant readyAt(Waiting notice, Instant now) {
        return notice.quiet() == null
                ? now
                : notice.quiet()
                        .endAfter(now, ZoneId.of(notice.zone()))
                        .filter(end -> QuietHoursPolicy.waits(notice.kind(), notice.lead(), notice.usefulUntil(), end))
                        .orElse(now);
    }

    private void carry(Map<UUID, List<Waiting>> bySubscriber) {
        Map<UUID, UUID> messages = outbox.gather(
                bySubscriber.values().stream().map(NoticeEnqueuer::message).toList());
        Map<UUID, UUID> carriers = new LinkedHashMap<>();
        bySubscriber.forEach((subscriber, notices) ->
                notices.forEach(notice -> carriers.put(notice.id(), Objects.requireNonNull(messages.get(subscriber)))));
        statements.carry(carriers);
    }

    private static NewMessage message(List<Waiting> notices) {
        Waiting first = notices.get(0);
        Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
        Instant dueAt = first.dueAt();
        Instant usefulUntil = Instant.MIN;
        boolean endless = false;
        for (Waiting notice : notices) {
            kinds.add(notice.kind());
            dueAt = notice.dueAt().isBefore(dueAt) ? notice.dueAt() : dueAt;
            endless |= notice.usefulUntil() == null;
            if (notice.usefulUntil() != null && notice.usefulUntil().isAfter(usefulUntil)) {
                usefulUntil = notice.usefulUntil();
            }
        }
        return new NewMessage(
                kinds,
                first.email(),
                first.subscriber(),
                NoticeComposer.NAME,
                null,
                dueAt,
                endless ? null : usefulUntil);
    }
}
