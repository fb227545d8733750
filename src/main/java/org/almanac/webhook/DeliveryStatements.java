package org.almanac.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.transaction.Columns;

/** The queue of messages to webhooks: how they come into it, and who sends which. */
@ApplicationScoped
class DeliveryStatements {
    // With ordinality: the position says in which order messages about one thing are sent.
    private static final String ENQUEUE = """
            insert into webhook_delivery (id, webhook_id, kind, subject, body, state, created_at, next_attempt_at)
            select id, webhook_id, kind, subject, body, 'WAITING', :now, :now
            from unnest(cast(:ids as uuid[]), cast(:webhooks as uuid[]), cast(:kinds as text[]),
                cast(:subjects as uuid[]), cast(:bodies as text[]))
                with ordinality as row (id, webhook_id, kind, subject, body, place)
            order by place
            """;

    // What is claimed goes on waiting until its lease, so whatever else concerns the same subject waits for it.
    private static final String CLAIM = """
            with claimable as (
                select d.id
                from webhook w
                cross join lateral (
                    select id from webhook_delivery m
                    where m.webhook_id = w.id and m.state = 'WAITING' and m.next_attempt_at <= :now
                        and not exists (
                            select from webhook_delivery e
                            where e.webhook_id = m.webhook_id and e.subject = m.subject and e.state = 'WAITING'
                                and e.position < m.position)
                    order by m.position
                    limit :each
                    for update skip locked) d
                where w.active)
            update webhook_delivery d
            set lease = :lease, next_attempt_at = :leaseEnd
            from claimable c, webhook w
            where d.id = c.id and w.id = d.webhook_id
            returning d.id, d.webhook_id, d.position, d.body, w.url, w.secret, w.revision
            """;

    private final EntityManager entities;

    DeliveryStatements(EntityManager entities) {
        this.entities = entities;
    }

    /** A message for one webhook. @param subject what it is about; messages about one thing are sent in their order */
    record NewDelivery(UUID id, UUID webhook, WebhookKind kind, UUID subject, String body) {}

    /** A message to be sent. @param revision of the webhook that the address is from */
    record Claimed(UUID id, UUID webhook, long position, String body, String url, String secret, int revision) {}

    /** Within the transaction that does what they tell of. */
    void enqueue(List<NewDelivery> rows, Instant now) {
        entities.createNativeQuery(ENQUEUE)
                .setParameter("ids", Columns.of(rows, NewDelivery::id, UUID[]::new))
                .setParameter("webhooks", Columns.of(rows, NewDelivery::webhook, UUID[]::new))
                .setParameter("kinds", Columns.of(rows, row -> row.kind().word(), String[]::new))
                .setParameter("subjects", Columns.of(rows, NewDelivery::subject, UUID[]::new))
                .setParameter("bodies", Columns.of(rows, NewDelivery::body, String[]::new))
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Takes what may be sent now, up to so many for each webhook. */
    List<Claimed> claim(UUID lease, int each, Instant now, Instant leaseEnd) {
        Stream<Tuple> claimed = entities.createNativeQuery(CLAIM, Tuple.class)
                .setParameter("lease", lease)
                .setParameter("each", each)
                .setParameter("now", now)
                .setParameter("leaseEnd", leaseEnd)
                .getResultStream();
        return claimed.map(DeliveryStatements::claimed).toList();
    }

    private static Claimed claimed(Tuple row) {
        return new Claimed(
                row.get("id", UUID.class),
                row.get("webhook_id", UUID.class),
                row.get("position", Long.class),
                row.get("body", String.class),
                row.get("url", String.class),
                row.get("secret", String.class),
                row.get("revision", Integer.class));
    }
}
