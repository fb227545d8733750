package org.almanac.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message to a webhook; {@link DeliveryStatements} queues and claims them. */
@Entity
@Table(name = "webhook_delivery")
class DeliveryEntity {
    @Id
    UUID id;

    @Column(name = "webhook_id", nullable = false)
    UUID webhookId;

    @Column(nullable = false)
    String kind;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Delivery.State state;

    @Column(nullable = false)
    int attempts;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "first_tried_at")
    @Nullable
    Instant firstTriedAt;

    /** While it is being sent, when the claim ends. */
    @Column(name = "next_attempt_at", nullable = false)
    Instant nextAttemptAt;

    @Nullable
    UUID lease;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    @Nullable
    Integer status;

    @Nullable
    String answer;

    protected DeliveryEntity() {}

    /** @param next when it is tried again; null when it is delivered */
    void tried(Attempt attempt, @Nullable Instant next, Instant now) {
        attempts++;
        firstTriedAt = firstTriedAt == null ? now : firstTriedAt;
        status = attempt.status();
        answer = attempt.answer();
        lease = null;
        if (next == null) {
            state = Delivery.State.DELIVERED;
            settledAt = now;
        } else {
            nextAttemptAt = next;
        }
    }

    Instant firstTriedAt(Instant now) {
        return firstTriedAt == null ? now : firstTriedAt;
    }

    Delivery toDelivery() {
        return new Delivery(
                id,
                WebhookKind.of(kind).orElseThrow(),
                state,
                attempts,
                createdAt,
                state == Delivery.State.WAITING ? nextAttemptAt : null,
                settledAt,
                status,
                answer);
    }
}
