package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.paging.Cursor;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The notices and the other mails, as one list. */
@ApplicationScoped
class DeliveryQueries {
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

    private final Session session;

    DeliveryQueries(Session session) {
        this.session = session;
    }

    /**
     * The newest first.
     *
     * @param before where the page before ended; null for the first
     */
    List<LoggedNotice> list(DeliveryLog.Filter filter, @Nullable Cursor before, int most) {
        DeliveryLogQuery conditions = new DeliveryLogQuery(filter, before);
        // Each part in the order of its own index and no longer than the page, so that no part is sorted as a whole.
        List<String> parts = new ArrayList<>();
        parts.add(part(NOTICES, conditions.ofNotices(), "n.planned_at", "n.id"));
        if (filter.eventId() != null) {
            parts.add(part(NOTICES, conditions.ofDigests(), "n.planned_at", "n.id"));
        } else {
            parts.add(part(OTHER_MAILS, conditions.ofOtherMails(), "m.created_at", "m.id"));
        }
        NativeQuery<Tuple> rows = session.createNativeQuery(
                "select * from (" + String.join(" union all ", parts) + ") log order by planned_at desc, id desc",
                Tuple.class);
        conditions.values().forEach(rows::setParameter);
        return rows.setParameter("most", most).setMaxResults(most).getResultList().stream()
                .map(DeliveryQueries::notice)
                .toList();
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
}
