package org.almanac.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.almanac.importer.fetch.FetchException;
import org.almanac.importer.fetch.Sender;
import org.almanac.problem.RenderFailures;
import org.almanac.time.Ids;
import org.almanac.transaction.Transactions;
import org.almanac.webhook.DeliveryStatements.Claimed;
import org.jboss.logging.Logger;

/**
 * Sends what is queued. Whoever claims a message sends it alone; the claim of a node that died ends by itself, and the
 * message is sent again. The receiver is spoken to outside of any transaction.
 */
@ApplicationScoped
public class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    /** Longer than all that is claimed for one webhook can take. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final int EACH = 20;

    /** How long the others wait for a receiver that gave no answer. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final DeliveryStatements statements;
    private final DeliveryRepository deliveries;
    private final DeliveryOutcomes outcomes;
    private final Sender sender;
    private final WebhookSettings settings;
    private final ExecutorService executor;
    private final Ids ids;
    private final Clock clock;

    Deliveries(
            DeliveryStatements statements,
            DeliveryRepository deliveries,
            DeliveryOutcomes outcomes,
            Sender sender,
            WebhookSettings settings,
            ExecutorService executor,
            Ids ids,
            Clock clock) {
        this.statements = statements;
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.sender = sender;
        this.settings = settings;
        this.executor = executor;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sends what may be sent now; begins nothing more after about so long. */
    public void send(Duration about) {
        long end = System.nanoTime() + about.toNanos();
        boolean more = true;
        while (more && System.nanoTime() < end) {
            UUID lease = ids.next();
            Instant now = clock.instant();
            List<Claimed> claimed = Transactions.anew(() -> statements.claim(lease, EACH, now, now.plus(LEASE)));
            Map<UUID, List<Claimed>> byWebhook = claimed.stream()
                    .sorted(Comparator.comparing(Claimed::position))
                    .collect(Collectors.groupingBy(Claimed::webhook));
            List<CompletableFuture<Void>> all = byWebhook.values().stream()
                    .map(messages -> CompletableFuture.runAsync(() -> sendQuietly(messages, lease), executor))
                    .toList();
            all.forEach(CompletableFuture::join);
            more = !claimed.isEmpty();
        }
    }

    private void sendQuietly(List<Claimed> messages, UUID lease) {
        try {
            send(messages, lease);
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            LOG.errorf(
                    e,
                    "Messages to webhook %s could not be sent; their claim ends by itself",
                    messages.get(0).webhook());
        }
    }

    /** One after the other; the rest waits when there is no answer. */
    private void send(List<Claimed> messages, UUID lease) {
        for (int i = 0; i < messages.size(); i++) {
            Claimed message = messages.get(i);
            Attempt attempt = attempt(message);
            boolean on = outcomes.record(message, lease, attempt);
            if (!on) {
                return;
            }
            List<UUID> rest = messages.subList(i + 1, messages.size()).stream()
                    .map(Claimed::id)
                    .toList();
            if (attempt.status() == null && !rest.isEmpty()) {
                Transactions.runAnew(
                        () -> deliveries.giveBack(rest, lease, clock.instant().plus(PAUSE)));
                return;
            }
        }
    }

    private Attempt attempt(Claimed message) {
        String id = Delivery.messageId(message.id());
        long timestamp = clock.instant().getEpochSecond();
        try {
            Sender.Sent sent = sender.post(
                    message.url(),
                    Map.of(
                            "webhook-id",
                            id,
                            "webhook-timestamp",
                            Long.toString(timestamp),
                            "webhook-signature",
                            WebhookSecret.signature(message.secret(), id, timestamp, message.body())),
                    message.body());
            return Attempt.answered(sent.status(), sent.excerpt(), sent.retryAfter());
        } catch (FetchException e) {
            return Attempt.unanswered(e.reason());
        }
    }

    /** Deletes what was delivered or dropped long enough ago. To be called now and then. */
    @Transactional
    public void forget() {
        deliveries.deleteSettledBefore(clock.instant().minus(settings.keep()));
    }
}
