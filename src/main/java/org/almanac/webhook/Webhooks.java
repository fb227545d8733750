package org.almanac.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** The addresses elsewhere that are told what happens here. */
@ApplicationScoped
public class Webhooks {
    /** All of them may be sent to at one time. */
    private static final int MOST = 20;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final DeliveryQueue queue;
    private final WebhookMetrics metrics;
    private final Ids ids;
    private final Clock clock;

    Webhooks(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            DeliveryQueue queue,
            WebhookMetrics metrics,
            Ids ids,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.queue = queue;
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param secret with which it checks what it gets; it is not shown again */
    public record Made(Webhook webhook, String secret) {}

    /** By age. @throws Problem MALFORMED when the cursor is none of ours */
    @Transactional
    public Page<Webhook> list(@Nullable String cursor, int limit) {
        return Page.of(webhooks.listAfter(Cursor.id(cursor), limit + 1), limit, webhook -> webhook.id.toString())
                .map(WebhookEntity::toWebhook);
    }

    /** Those that the service itself switched off, and that nobody has edited since. */
    @Transactional
    public List<Webhook> switchedOff() {
        return webhooks.listSwitchedOff().stream().map(WebhookEntity::toWebhook).toList();
    }

    /** @throws Problem NOT_FOUND */
    @Transactional
    public Webhook find(UUID id) {
        return stored(id).toWebhook();
    }

    /** It is pinged at once when it wants to be. @throws Problem INVALID */
    @Transactional
    public Made create(SaveWebhook typed) {
        WebhookRules.Checked checked = WebhookRules.check(typed);
        if (webhooks.count() >= MOST) {
            throw Problem.conflict("There are %d webhooks already, as many as are told.".formatted(MOST));
        }
        Instant now = clock.instant();
        WebhookEntity webhook = new WebhookEntity(ids.next(), checked, WebhookSecret.random(), now);
        webhooks.persist(webhook);
        webhooks.flush();
        if (webhook.active && webhook.wants(WebhookKind.PING)) {
            queue.ping(webhook, now);
        }
        return new Made(webhook.toWebhook(), webhook.secret);
    }

    /**
     * Replaces what it says by what is made of it. What waits for one that is not active any more is dropped.
     *
     * @param expectedRevision what the caller believes to be replacing; null replaces whatever is there
     * @throws Problem NOT_FOUND, STALE, INVALID
     */
    @Transactional
    public Webhook change(UUID id, @Nullable Integer expectedRevision, EditedWebhook edit) {
        WebhookEntity webhook = locked(id, expectedRevision);
        webhook.say(WebhookRules.check(edit.of(webhook.toWebhook())));
        webhooks.flush();
        if (!webhook.active) {
            metrics.count(WebhookMetrics.Outcome.DROPPED, deliveries.dropWaiting(id, clock.instant()));
        }
        return webhook.toWebhook();
    }

    /** What is to be made of a webhook as it stands. */
    public interface EditedWebhook {
        SaveWebhook of(Webhook before);
    }

    /** With all that was sent there. @throws Problem NOT_FOUND, STALE */
    @Transactional
    public Webhook delete(UUID id, @Nullable Integer expectedRevision) {
        WebhookEntity webhook = locked(id, expectedRevision);
        Webhook told = webhook.toWebhook();
        webhooks.delete(webhook);
        return told;
    }

    /** Queues a message that says nothing, whatever it wants. @throws Problem NOT_FOUND, CONFLICT when it is switched off */
    @Transactional
    public Delivery ping(UUID id) {
        WebhookEntity webhook = stored(id);
        if (!webhook.active) {
            throw Problem.conflict("This webhook is switched off; switch it on first.");
        }
        UUID message = queue.ping(webhook, clock.instant());
        return deliveries.findById(message).toDelivery();
    }

    /** What was sent to one, the latest first. @throws Problem NOT_FOUND, MALFORMED when the cursor is none of ours */
    @Transactional
    public Page<Delivery> deliveries(UUID id, @Nullable String cursor, int limit) {
        stored(id);
        Cursor after = cursor == null ? null : Cursor.decoded(cursor);
        return Page.of(
                        deliveries.listLatest(id, after, limit + 1),
                        limit,
                        delivery -> new Cursor(delivery.createdAt, delivery.id.toString()).encoded())
                .map(DeliveryEntity::toDelivery);
    }

    private WebhookEntity stored(UUID id) {
        return webhooks.findByIdOptional(id).orElseThrow(Webhooks::none);
    }

    private WebhookEntity locked(UUID id, @Nullable Integer expectedRevision) {
        WebhookEntity webhook = webhooks.locked(id);
        if (webhook == null) {
            throw none();
        }
        if (expectedRevision != null && expectedRevision != webhook.revision) {
            throw Problem.of(
                    Problem.Kind.STALE,
                    "The webhook was changed in the meantime: it is at revision " + webhook.revision + ", not "
                            + expectedRevision + ".");
        }
        return webhook;
    }

    private static Problem none() {
        return Problem.notFound("There is no such webhook.");
    }
}
