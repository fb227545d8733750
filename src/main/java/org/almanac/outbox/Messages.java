package org.almanac.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the outbox: what waits, what went, and what each mail says. */
@ApplicationScoped
@Transactional
public class Messages {
    private static final Logger LOG = Logger.getLogger(Messages.class);

    private static final String READ = "select m.*, c.content from message m"
            + " left join message_content c on c.message_id = m.id where m.id = :id";

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

    private final EntityManager entities;
    private final Compositor compositor;
    private final KeptForms forms;
    private final Clock clock;

    Messages(EntityManager entities, Compositor compositor, KeptForms forms, Clock clock) {
        this.entities = entities;
        this.compositor = compositor;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * The delivery log, newest first.
     *
     * @param cursor from the page before; null for the first
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public MessagePage list(MessageFilter filter, @Nullable String cursor, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        narrow(conditions, values, "subscriber_id = :subscriber", "subscriber", filter.subscriberId());
        narrow(
                conditions,
                values,
                ":kind = any(kinds)",
                "kind",
                filter.kind() == null ? null : filter.kind().name());
        if (filter.state() != null) {
            // Not a parameter: the index depends on the state.
            conditions.add("state = '" + filter.state().name() + "'");
        }
        narrow(conditions, values, "id >= :from", "from", lowest(filter.from()));
        narrow(conditions, values, "id < :to", "to", lowest(filter.to()));
        narrow(conditions, values, "id < :before", "before", cursor == null ? null : decoded(cursor));
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        @SuppressWarnings("unchecked")
        TypedQuery<Tuple> query = (TypedQuery<Tuple>)
                entities.createNativeQuery("select * from message" + where + " order by id desc", Tuple.class);
        values.forEach(query::setParameter);
        List<MessageSummary> found = query.setMaxResults(limit + 1).getResultList().stream()
                .map(MessageRows::summary)
                .toList();
        if (found.size() <= limit) {
            return new MessagePage(found, null);
        }
        List<MessageSummary> page = found.subList(0, limit);
        return new MessagePage(page, page.get(limit - 1).id().toString());
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

    private static UUID decoded(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("The cursor is not one that this service gave out.");
        }
    }

    /** How many there are; states without any are there with 0. */
    public Map<MessageState, Long> counts() {
        Map<MessageState, Long> counts = new EnumMap<>(MessageState.class);
        for (MessageState state : MessageState.values()) {
            counts.put(state, 0L);
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(COUNTS, Tuple.class).getResultList();
        rows.forEach(row -> counts.put(
                MessageState.valueOf(row.get("state", String.class)),
                row.get("messages", Number.class).longValue()));
        return counts;
    }

    /**
     * What a message says: as it was sent or refused, else as it would be sent now.
     *
     * @throws Problem of kind NOT_FOUND
     */
    public MessageContent read(UUID id) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(READ, Tuple.class)
                .setParameter("id", id)
                .getResultList();
        if (rows.isEmpty()) {
            throw Problem.notFound("There is no message " + id + ".");
        }
        MessageSummary summary = MessageRows.summary(rows.get(0));
        byte[] content = rows.get(0).get("content", byte[].class);
        if (content != null) {
            return sent(summary, content);
        }
        if (!summary.state().isWaiting() && summary.state() != MessageState.SENDING) {
            // Sent so long ago that nobody knows any more what it said.
            return nothing(summary, summary.reason());
        }
        return preview(summary, MessageRows.queued(rows.get(0)), clock.instant());
    }

    private MessageContent sent(MessageSummary summary, byte[] content) {
        try {
            return MailReader.read(summary, true, Archive.restore(content, forms::read));
        } catch (NoSuchElementException e) {
            LOG.warnf("What message %s said cannot be read: %s", summary.id(), e.getMessage());
            return nothing(summary, summary.reason());
        }
    }

    private MessageContent preview(MessageSummary summary, QueuedMessage message, Instant now) {
        if (message.lateAt(now)) {
            return nothing(summary, "late");
        }
        try {
            Composition composition = compositor.preview(message, now);
            if (composition instanceof Composition.Mail mail) {
                return MailReader.read(
                        summary,
                        false,
                        compositor.write(message, mail, now).octets().whole());
            }
            return nothing(summary, composition instanceof Composition.Skip skip ? skip.reason() : "waits");
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            LOG.errorf(e, "Message %s cannot be written", message.id());
            return nothing(summary, "cannot be written");
        }
    }

    private static MessageContent nothing(MessageSummary summary, @Nullable String reason) {
        return new MessageContent(summary, false, List.of(), "", "", List.of(), reason);
    }
}
