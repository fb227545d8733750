package org.almanac.outbox.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.outbox.MessageFilter;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.jspecify.annotations.Nullable;

/** Looks at many messages. */
@ApplicationScoped
public class MessageQueries {
    // Most have been sent: those are all but the others.
    private static final String COUNTS = """
            with others as (
                select state, count(*) as messages from message where state in ('QUEUED', 'RETRY', 'SENDING') group by state
                union all
                select state, count(*) from message where state in ('HELD', 'FAILED', 'SUPPRESSED', 'SKIPPED')
                group by state)
            select state, messages from others
            union all
            select 'SENT', (select count(*) from message) - coalesce(sum(messages), 0) from others
            """;

    // Each from its own index.
    private static final String WAITING = """
            select (select count(*) from message where state in ('QUEUED', 'RETRY', 'SENDING'))
                + (select count(*) from message where state = 'HELD')
            """;

    private final EntityManager entities;

    MessageQueries(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Newest first.
     *
     * @param before which the first is the next to; null for the newest
     */
    public List<MessageEntity> list(MessageFilter filter, @Nullable UUID before, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        narrow(conditions, values, "subscriber_id = :subscriber", "subscriber", filter.subscriberId());
        MessageKind kind = filter.kind();
        narrow(conditions, values, ":kind = any(kinds)", "kind", kind == null ? null : kind.name());
        if (filter.state() != null) {
            // Not a parameter: the index depends on the state.
            conditions.add("state = '" + filter.state().name() + "'");
        }
        narrow(conditions, values, "id >= :from", "from", lowest(filter.from()));
        narrow(conditions, values, "id < :to", "to", lowest(filter.to()));
        narrow(conditions, values, "id < :before", "before", before);
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        @SuppressWarnings("unchecked") // native queries have no types of their own
        TypedQuery<MessageEntity> query = (TypedQuery<MessageEntity>)
                entities.createNativeQuery("select * from message" + where + " order by id desc", MessageEntity.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static void narrow(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    /** The lowest UUIDv7 of an instant: ids are in the order of entry, so that the primary key serves time ranges. */
    private static @Nullable UUID lowest(@Nullable Instant at) {
        return at == null ? null : new UUID(at.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE);
    }

    /** States without any are left out. */
    public Map<MessageState, Long> counts() {
        Map<MessageState, Long> counts = new EnumMap<>(MessageState.class);
        @SuppressWarnings("unchecked") // native queries have no types of their own
        List<Tuple> rows = entities.createNativeQuery(COUNTS, Tuple.class).getResultList();
        rows.forEach(row -> counts.put(
                MessageState.valueOf(row.get("state", String.class)),
                row.get("messages", Number.class).longValue()));
        return counts;
    }

    /** How many have yet to be sent. */
    public long waiting() {
        return (Long) entities.createNativeQuery(WAITING, Long.class).getSingleResult();
    }
}
