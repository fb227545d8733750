package org.almanac.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.almanac.time.Ids;
import org.almanac.webhook.DeliveryStatements.NewDelivery;

/** Puts messages into the queue, within the transaction that does what they tell of. */
@ApplicationScoped
class DeliveryQueue {
    private final WebhookRepository webhooks;
    private final DeliveryStatements statements;
    private final ObjectMapper mapper;
    private final Ids ids;

    DeliveryQueue(WebhookRepository webhooks, DeliveryStatements statements, ObjectMapper mapper, Ids ids) {
        this.webhooks = webhooks;
        this.statements = statements;
        this.mapper = mapper;
        this.ids = ids;
    }

    /**
     * Something that happened.
     *
     * @param subject what it happened to
     * @param data what is said of it; asked for only when somebody wants it
     */
    record Fact(WebhookKind kind, UUID subject, Supplier<Object> data) {}

    /** A message as it is sent. */
    record Body(String type, Instant timestamp, Object data) {}

    /** One look at what is wanted; one statement when something is. */
    void put(List<Fact> facts, Instant at) {
        List<WebhookEntity> active = facts.isEmpty() ? List.of() : webhooks.listActive();
        List<NewDelivery> rows = new ArrayList<>();
        for (Fact fact : facts) {
            List<WebhookEntity> wanting = active.stream()
                    .filter(webhook -> webhook.wants(fact.kind()))
                    .toList();
            if (!wanting.isEmpty()) {
                String body = written(fact, at);
                wanting.forEach(webhook ->
                        rows.add(new NewDelivery(ids.next(), webhook.id, fact.kind(), fact.subject(), body)));
            }
        }
        if (!rows.isEmpty()) {
            statements.enqueue(rows, at);
        }
    }

    /** @return the message's id */
    UUID ping(WebhookEntity webhook, Instant now) {
        UUID id = ids.next();
        String body = written(new Fact(WebhookKind.PING, id, () -> Map.of("webhook", webhook.id)), now);
        statements.enqueue(List.of(new NewDelivery(id, webhook.id, WebhookKind.PING, id, body)), now);
        return id;
    }

    private String written(Fact fact, Instant at) {
        try {
            return mapper.writeValueAsString(
                    new Body(fact.kind().word(), at, fact.data().get()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written", e);
        }
    }
}
