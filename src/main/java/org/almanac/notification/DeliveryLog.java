package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Who was to be told what, when, and what became of it. */
@ApplicationScoped
public class DeliveryLog {
    // A notice that was skipped says so itself; else its mail does; before there is one it waits.
    private static final String NOTICES = """
            select n.id, n.kind, n.subscriber_id, coalesce(m.recipient, s.email) as recipient, n.event_id,
                   e.title as event, n.starts_at, nullif(n.lead, '') as lead, n.due_at, n.useful_until, n.planned_at,
                   case when n.skipped is not null then 'SKIPPED' else coalesce(m.state, 'QUEUED') end as state,
                   coalesce(n.skipped, m.reason) as reason, m.id as message_id, m.subject,
                   coalesce(m.attempts, 0) as attempts, m.settled_at, m.smtp_reply
            from notice n
            join subscriber s on s.id = n.subscriber_id
            left join event e on e.id = n.event_id
            left join message m on m.id = n.message_id
            """;
    private static final String OTHER_MAILS = """
            select m.id, m.kinds[1] as kind, m.subscriber_id, m.recipient, cast(null as uuid) as event_id,
                   null as event, cast(null as timestamptz) as starts_at, null as lead, m.due_at, m.useful_until,
                   m.created_at as planned_at, m.state, m.reason, m.id as message_id, m.subject, m.attempts,
                   m.settled_at, m.smtp_reply
            from message m
            where m.composer <> 'notices'
            """;

    private final EntityManager entities;

    DeliveryLog(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Which entries; every part that is given must hold.
     *
     * @param from planned at this instant or later
     * @param to planned before this instant
     */
    public record Filter(
            @Nullable UUID subscriberId,
            @Nullable UUID eventId,
            @Nullable MessageKind kind,
            @Nullable MessageState state,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** @param nextCursor where to go on; null at the end */
    public record Page(List<LoggedNotice> notices, @Nullable String nextCursor) {}

    /**
     * The newest first.
     *
     * @param cursor from the page before; null for the first
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    @Transactional
    public Page list(Filter filter, @Nullable String cursor, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        narrow(conditions, values, "subscriber_id = :subscriber", "subscriber", filter.subscriberId());
        narrow(
                conditions,
                values,
                "(event_id = :event or exists (select 1 from notice_facts f where f.notice_id = log.id"
                        + " and f.event_id = :event))",
                "event",
                filter.eventId());
        narrow(conditions, values, "kind = :kind", "kind", name(filter.kind()));
        narrow(conditions, values, "state = :state", "state", name(filter.state()));
        narrow(conditions, values, "planned_at >= :from", "from", filter.from());
        narrow(conditions, values, "planned_at < :to", "to", filter.to());
        if (cursor != null) {
            Position position = Position.decoded(cursor);
            values.put("cursorAt", position.at());
            values.put("cursorId", position.id());
            conditions.add("(planned_at, id) < (:cursorAt, :cursorId)");
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        @SuppressWarnings("unchecked") // native queries have no types of their own
        TypedQuery<Tuple> query = (TypedQuery<Tuple>) entities.createNativeQuery(
                "select * from (" + NOTICES + " union all " + OTHER_MAILS + ") log" + where
                        + " order by planned_at desc, id desc",
                Tuple.class);
        values.forEach(query::setParameter);
        List<LoggedNotice> found = query.setMaxResults(limit + 1).getResultList().stream()
                .map(DeliveryLog::notice)
                .toList();
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        LoggedNotice last = found.get(limit - 1);
        return new Page(List.copyOf(found.subList(0, limit)), new Position(last.plannedAt(), last.id()).encoded());
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

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static LoggedNotice notice(Tuple row) {
        return new LoggedNotice(
                row.get("id", UUID.class),
                MessageKind.valueOf(row.get("kind", String.class)),
                row.get("subscriber_id", UUID.class),
                row.get("recipient", String.class),
                row.get("event_id", UUID.class),
                row.get("event", String.class),
                row.get("starts_at", Instant.class),
                row.get("lead", String.class),
                row.get("due_at", Instant.class),
                row.get("useful_until", Instant.class),
                row.get("planned_at", Instant.class),
                MessageState.valueOf(row.get("state", String.class)),
                row.get("reason", String.class),
                row.get("message_id", UUID.class),
                row.get("subject", String.class),
                row.get("attempts", Integer.class),
                row.get("settled_at", Instant.class),
                row.get("smtp_reply", String.class));
    }

    /** Where a page ended. */
    private record Position(Instant at, UUID id) {
        String encoded() {
            return at.getEpochSecond() + "." + at.getNano() + "." + id;
        }

        static Position decoded(String cursor) {
            String[] parts = cursor.split("\\.", 3);
            try {
                if (parts.length == 3) {
                    return new Position(
                            Instant.ofEpochSecond(Long.parseLong(parts[0]), Integer.parseInt(parts[1])),
                            UUID.fromString(parts[2]));
                }
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                // Told below, like a cursor of another shape.
            }
            throw Problem.malformed("The cursor is not one that this service gave out.");
        }
    }
}
