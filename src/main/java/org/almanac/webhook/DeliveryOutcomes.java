package org.almanac.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.almanac.transaction.Transactions;
import org.almanac.webhook.DeliveryStatements.Claimed;
import org.almanac.webhook.WebhookMetrics.Outcome;

/** Records what came of an attempt, and switches off a webhook that takes nothing. */
@ApplicationScoped
class DeliveryOutcomes {
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookMetrics metrics;
    private final Clock clock;

    DeliveryOutcomes(WebhookRepository webhooks, DeliveryRepository deliveries, WebhookMetrics metrics, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What is counted once it is certain. */
    private record Recorded(boolean on, int dropped) {}

    /** @return false when nothing more is to be sent to the webhook */
    boolean record(Claimed message, UUID lease, Attempt attempt) {
        Recorded recorded = Transactions.anew(() -> written(message, lease, attempt));
        metrics.count(attempt.isTaken() ? Outcome.DELIVERED : Outcome.FAILED, 1);
        metrics.count(Outcome.DROPPED, recorded.dropped());
        return recorded.on();
    }

    private Recorded written(Claimed message, UUID lease, Attempt attempt) {
        // First the webhook: whoever edits it drops what waits in this order, too.
        WebhookEntity webhook = webhooks.locked(message.webhook());
        Optional<DeliveryEntity> held = deliveries.held(message.id(), lease);
        if (webhook == null || held.isEmpty()) {
            return new Recorded(webhook != null && webhook.active, 0);
        }
        DeliveryEntity delivery = held.get();
        Instant now = clock.instant();
        if (attempt.isTaken()) {
            delivery.tried(attempt, null, now);
            return new Recorded(true, 0);
        }
        Optional<Instant> next =
                RetryDelays.next(delivery.attempts + 1, delivery.firstTriedAt(now), now, attempt.retryAfter());
        delivery.tried(attempt, next.orElse(now), now);
        // What an address answered that has been changed since says nothing about the new one.
        boolean given = (attempt.isGone() || next.isEmpty()) && webhook.revision == message.revision();
        if (!given) {
            return new Recorded(true, 0);
        }
        webhook.switchOff(
                attempt.isGone()
                        ? "It answered 410: it wants nothing more."
                        : "It took a message neither at once nor in the three days after.",
                now);
        deliveries.flush();
        return new Recorded(false, deliveries.dropWaiting(message.webhook(), now));
    }
}
