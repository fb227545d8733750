package org.almanac.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.almanac.time.Ids;
import org.almanac.transaction.Columns;

/** Puts messages into the table, and counts them. */
@ApplicationScoped
class MessageStore {
    private static final String INSERT = """
            insert into message (id, composer, reference, kinds, recipient, subscriber_id, state,
                internet_message_id, created_at, due_at, useful_until, available_at)
            values (:id, :composer, :reference, string_to_array(:kinds, ','), :recipient, :subscriber,
                :state, :messageId, :now, :dueAt, :usefulUntil, :dueAt)
            """;
    private static final String GATHER = """
            insert into message (id, composer, reference, kinds, recipient, subscriber_id, state, gathering,
                internet_message_id, created_at, due_at, useful_until, available_at)
            select n.id, n.composer, n.reference, string_to_array(n.kinds, ','), n.recipient,
                n.subscriber_id, :state, true, n.id || '@' || :domain, :now, n.due_at, n.useful_until,
                n.due_at
            from unnest(cast(:ids as uuid[]), cast(:composers as text[]), cast(:references as text[]),
                    cast(:kinds as text[]), cast(:recipients as text[]), cast(:subscribers as uuid[]),
                    cast(:dues as timestamptz[]), cast(:ends as timestamptz[]))
                as n (id, composer, reference, kinds, recipient, subscriber_id, due_at, useful_until)
            on conflict (composer, subscriber_id) where gathering do update set
                kinds = (select array_agg(distinct k order by k)
                    from unnest(message.kinds || excluded.kinds) k),
                due_at = least(message.due_at, excluded.due_at),
                useful_until = case when message.useful_until is not null and excluded.useful_until is not null
                    then greatest(message.useful_until, excluded.useful_until) end
            returning subscriber_id, id
            """;

    // Each from its own index.
    private static final String WAITING = """
            select (select count(*) from message where state in ('QUEUED', 'RETRY', 'SENDING'))
                + (select count(*) from message where state = 'HELD')
            """;

    private final EntityManager entities;
    private final Letterhead letterhead;

    MessageStore(EntityManager entities, Letterhead letterhead) {
        this.entities = entities;
        this.letterhead = letterhead;
    }

    void insert(UUID id, NewMessage message, MessageState state, Instant now) {
        entities.createNativeQuery(INSERT)
                .setParameter("id", id)
                .setParameter("composer", message.composer())
                .setParameter("reference", message.reference())
                .setParameter("kinds", MessageKind.join(message.kinds()))
                .setParameter("recipient", message.recipient())
                .setParameter("subscriber", message.subscriberId())
                .setParameter("state", state.name())
                .setParameter("messageId", id + "@" + letterhead.domain())
                .setParameter("now", now)
                .setParameter("dueAt", message.dueAt())
                .setParameter("usefulUntil", message.usefulUntil())
                .executeUpdate();
    }

    Map<UUID, UUID> gather(List<NewMessage> gathered, Ids ids, MessageState state, Instant now) {
        List<Tuple> rows = entities.createNativeQuery(GATHER, Tuple.class)
                .setParameter("state", state.name())
                .setParameter("domain", letterhead.domain())
                .setParameter("now", now)
                .setParameter("ids", Columns.of(gathered, message -> ids.next(), UUID[]::new))
                .setParameter("composers", Columns.of(gathered, NewMessage::composer, String[]::new))
                .setParameter("references", Columns.of(gathered, NewMessage::reference, String[]::new))
                .setParameter("kinds", Columns.of(gathered, m -> MessageKind.join(m.kinds()), String[]::new))
                .setParameter("recipients", Columns.of(gathered, NewMessage::recipient, String[]::new))
                .setParameter("subscribers", Columns.of(gathered, NewMessage::subscriberId, UUID[]::new))
                .setParameter("dues", Columns.of(gathered, NewMessage::dueAt, Instant[]::new))
                .setParameter("ends", Columns.of(gathered, NewMessage::usefulUntil, Instant[]::new))
                .getResultList();
        Map<UUID, UUID> carriers = new HashMap<>();
        rows.forEach(row -> carriers.put(row.get("subscriber_id", UUID.class), row.get("id", UUID.class)));
        return carriers;
    }

    /** Keeps the first instant when it is paused already. */
    void pause(Instant now) {
        entities.createNativeQuery("update outbox_switch set paused_at = coalesce(paused_at, :now)")
                .setParameter("now", now)
                .executeUpdate();
    }

    void resume() {
        entities.createNativeQuery("update outbox_switch set paused_at = null").executeUpdate();
    }

    Optional<Instant> pausedSince() {
        return Optional.ofNullable(
                (Instant) entities.createNativeQuery("select paused_at from outbox_switch", Instant.class)
                        .getSingleResult());
    }

    boolean requeue(UUID id, MessageState state, Instant now) {
        return entities.createNativeQuery("update message set state = :state, attempts = 0, available_at = :now,"
                                + " reason = null, settled_at = null where id = :id and state = 'FAILED'")
                        .setParameter("id", id)
                        .setParameter("state", state.name())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** What a server said of the old address, and what an earlier attempt said to it, does not go along. */
    void readdress(UUID subscriberId, String from, String to) {
        List<?> moved = entities.createNativeQuery(
                        "update message set recipient = :to, smtp_reply = null where subscriber_id = :subscriber"
                                + " and recipient = :from and state in ('HELD', 'QUEUED', 'RETRY') returning id",
                        UUID.class)
                .setParameter("subscriber", subscriberId)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
        entities.createNativeQuery("delete from message_content where message_id = any(:ids)")
                .setParameter("ids", moved.toArray(UUID[]::new))
                .executeUpdate();
    }

    long count(String composer, String recipient, Instant since) {
        return (Long) entities.createNativeQuery(
                        "select count(*) from message where composer <> 'notices' and composer = :composer"
                                + " and lower(recipient) = lower(:recipient) and created_at > :since",
                        Long.class)
                .setParameter("composer", composer)
                .setParameter("recipient", recipient)
                .setParameter("since", since)
                .getSingleResult();
    }

    /** How many have yet to be sent. */
    long waiting() {
        return (Long) entities.createNativeQuery(WAITING, Long.class).getSingleResult();
    }
}
