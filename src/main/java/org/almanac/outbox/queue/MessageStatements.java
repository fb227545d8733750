package org.almanac.outbox.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.MessagesSettled;
import org.almanac.outbox.NewMessage;
import org.almanac.time.Ids;
import org.almanac.transaction.Columns;

/** Changes to many messages at once, in the caller's transaction; claims have {@link ClaimStatements}. */
@ApplicationScoped
public class MessageStatements {
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
    private static final String HOLD = "update message set state = 'HELD' where state in ('QUEUED', 'RETRY')";
    private static final String RELEASE = "update message set state = 'QUEUED' where state = 'HELD'";
    private static final String SKIP_LATE = """
            update message set state = 'SKIPPED', reason = 'late', gathering = false, settled_at = :now
            where state = 'HELD' and useful_until <= :now
            returning id, composer
            """;
    private static final String READDRESS = """
            update message set recipient = :to, smtp_reply = null
            where subscriber_id = :subscriber and recipient = :from and state in ('HELD', 'QUEUED', 'RETRY')
            returning id
            """;
    private static final String QUEUE_REJECTED_AGAIN = """
            update message set state = 'QUEUED', reason = null, settled_at = null, available_at = :at
            where id = any(:ids) and state = 'FAILED' and reason = 'rejected' returning recipient
            """;
    // Each part along an index of its own: by the subscriber; by the address, but for notices; notices by whoever had
    // the address when they were sent.
    private static final String DELETE_OF = """
            delete from message where id in (
                select id from message where subscriber_id = :subscriber
                union
                select id from message where composer <> 'notices' and lower(recipient) = any(:spellings)
                union
                select id from message where subscriber_id = any(:formerly) and lower(recipient) = any(:spellings))
            returning id
            """;
    private static final String DELETE_SETTLED = """
            delete from message where id in (
                select id from message where id < :before and state in ('SENT', 'FAILED', 'SUPPRESSED', 'SKIPPED')
                order by id limit :batch)
            """;

    private final EntityManager entities;

    MessageStatements(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Adds each to what its subscriber's unclaimed message of the same composer says, or makes one.
     *
     * @param domain the right part of a new one's Message-ID
     * @return by subscriber, the message
     */
    public Map<UUID, UUID> gather(List<NewMessage> gathered, Ids ids, MessageState state, String domain, Instant now) {
        List<Tuple> rows = entities.createNativeQuery(GATHER, Tuple.class)
                .setParameter("state", state.name())
                .setParameter("domain", domain)
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

    /** All that waits. */
    public void hold() {
        entities.createNativeQuery(HOLD).executeUpdate();
    }

    /** All that is held. @return how many */
    public int release() {
        return entities.createNativeQuery(RELEASE).executeUpdate();
    }

    /** Of what is held. @return what was skipped */
    public List<MessagesSettled.Settled> skipLate(Instant now) {
        List<Tuple> late = entities.createNativeQuery(SKIP_LATE, Tuple.class)
                .setParameter("now", now)
                .getResultList();
        return late.stream()
                .map(row -> new MessagesSettled.Settled(
                        row.get("id", UUID.class),
                        row.get("composer", String.class),
                        MessageState.SKIPPED,
                        "late",
                        null))
                .toList();
    }

    /** @return what waits and now goes to the other address */
    @SuppressWarnings("unchecked") // native queries have no types of their own
    public List<UUID> readdress(UUID subscriberId, String from, String to) {
        return entities.createNativeQuery(READDRESS, UUID.class)
                .setParameter("subscriber", subscriberId)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** @return the addresses of those that had been rejected and may go again at {@code at} */
    @SuppressWarnings("unchecked") // native queries have no types of their own
    public List<String> queueRejectedAgain(List<UUID> ids, Instant at) {
        return entities.createNativeQuery(QUEUE_REJECTED_AGAIN, String.class)
                .setParameter("at", at)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    /**
     * All to a subscriber or an address.
     *
     * @param spellings of the address, in lower case
     * @param formerly subscribers who had the address once
     * @return the ids of what is gone
     */
    @SuppressWarnings("unchecked") // native queries have no types of their own
    public List<UUID> deleteOf(UUID subscriberId, String[] spellings, UUID[] formerly) {
        return entities.createNativeQuery(DELETE_OF, UUID.class)
                .setParameter("subscriber", subscriberId)
                .setParameter("spellings", spellings)
                .setParameter("formerly", formerly)
                .getResultList();
    }

    /** @return how many that had come to their end are gone; if {@code batch}, there may be more */
    public int deleteSettled(UUID before, int batch) {
        return entities.createNativeQuery(DELETE_SETTLED)
                .setParameter("before", before)
                .setParameter("batch", batch)
                .executeUpdate();
    }
}
