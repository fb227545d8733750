package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Who was to be told what, when, and what became of it. */
@ApplicationScoped
public class DeliveryLog {
    // A notice that was skipped says so itself; else its mail does; before there is one it waits. Mails are forgotten
    // after their notices (almanac.retention), but for one that an operator keeps for less.
    private static final String NOTICES = """
            select n.id, n.kind, n.subscriber_id, coalesce(m.recipient, s.email) as recipient, n.event_id,
                   e.title as event, n.starts_at, nullif(n.lead, '') as lead, n.due_at, n.useful_until, n.planned_at,
                   case when n.skipped is not null then 'SKIPPED'
                        when n.message_id is null then 'QUEUED' else coalesce(m.state, 'SENT') end as state,
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
        LogQuery query = new LogQuery(filter, cursor == null ? null : Position.decoded(cursor));
        // Each part in the order of its own index and no longer than the page, so that no part is sorted as a whole.
        List<String> parts = new ArrayList<>();
        parts.add(part(NOTICES, query.ofNotices(), "n.planned_at", "n.id"));
        if (filter.eventId() != null) {
            parts.add(part(NOTICES, query.ofDigests(), "n.planned_at", "n.id"));
        } else {
            parts.add(part(OTHER_MAILS, query.ofOtherMails(), "m.created_at", "m.id"));
        }
        @SuppressWarnings("unchecked") // native queries have no types of their own
        TypedQuery<Tuple> rows = (TypedQuery<Tuple>) entities.createNativeQuery(
                "select * from (" + String.join(" union all ", parts) + ") log order by planned_at desc, id desc",
                Tuple.class);
        query.values().forEach(rows::setParameter);
        List<LoggedNotice> found =
                rows.setParameter("most", limit + 1).setMaxResults(limit + 1).getResultList().stream()
                        .map(DeliveryLog::notice)
                        .toList();
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        LoggedNotice last = found.get(limit - 1);
        return new Page(List.copyOf(found.subList(0, limit)), new Position(last.plannedAt(), last.id()).encoded());
    }

    private static String part(String rows, List<String> conditions, String at, String id) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "(" + rows + where + " order by " + at + " desc, " + id + " desc limit :most)";
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
    record Position(Instant at, UUID id) {
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
