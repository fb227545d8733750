package org.almanac.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.almanac.notification.compose.NoticeComposer;
import org.almanac.outbox.MessageState;
import org.almanac.paging.Cursor;
import org.jspecify.annotations.Nullable;

/** What is asked of the delivery log, as conditions on the columns that have indexes. */
final class DeliveryLogQuery {
    /** States that a notice has of itself, whatever has become of a mail. */
    private static final Set<MessageState> OWN = Set.of(MessageState.SKIPPED, MessageState.QUEUED, MessageState.SENT);

    private final DeliveryLog.Filter filter;
    private final @Nullable Cursor before;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param before where the page before ended; null for the first */
    DeliveryLogQuery(DeliveryLog.Filter filter, @Nullable Cursor before) {
        this.filter = filter;
        this.before = before;
    }

    /** The parameters of the conditions that were asked for. */
    Map<String, Object> values() {
        return values;
    }

    List<String> ofNotices() {
        List<String> conditions = notices();
        add(conditions, "n.event_id = :event", "event", filter.eventId());
        return conditions;
    }

    /** Notices of many events, one of which is the event that is asked for. */
    List<String> ofDigests() {
        List<String> conditions = notices();
        conditions.add("n.event_id is null");
        add(
                conditions,
                "n.id in (select f.notice_id from notice_facts f where f.event_id = :event)",
                "event",
                filter.eventId());
        return conditions;
    }

    List<String> ofOtherMails() {
        List<String> conditions = new ArrayList<>(List.of("m.composer <> '" + NoticeComposer.NAME + "'"));
        add(conditions, "m.kinds[1] = :kind", "kind", name(filter.kind()));
        if (filter.state() != null) {
            conditions.add(mailIs(filter.state()));
        }
        shared(conditions, "m.subscriber_id", "m.created_at", "m.id");
        return conditions;
    }

    private List<String> notices() {
        List<String> conditions = new ArrayList<>();
        add(conditions, "n.kind = :kind", "kind", name(filter.kind()));
        MessageState state = filter.state();
        if (state != null) {
            conditions.add(ofState(state));
        }
        shared(conditions, "n.subscriber_id", "n.planned_at", "n.id");
        return conditions;
    }

    private static String ofState(MessageState state) {
        if (!OWN.contains(state)) {
            // Few mails are in one of these: their index leads to them.
            return "n.skipped is null and " + mailIs(state);
        }
        return switch (state) {
            case SKIPPED -> "(n.skipped is not null or " + mailIs(state) + ")";
            case QUEUED -> "n.skipped is null and (n.message_id is null or " + mailIs(state) + ")";
            default -> "n.skipped is null and n.message_id is not null and coalesce(m.state, 'SENT') = 'SENT'";
        };
    }

    /** Not a parameter: which index there is depends on the state. */
    private static String mailIs(MessageState state) {
        return "m.state = '" + state.name() + "'";
    }

    private void shared(List<String> conditions, String subscriber, String at, String id) {
        add(conditions, subscriber + " = :subscriber", "subscriber", filter.subscriberId());
        add(conditions, at + " >= :from", "from", filter.from());
        add(conditions, at + " < :to", "to", filter.to());
        if (before != null) {
            conditions.add("(" + at + ", " + id + ") < (:cursorAt, :cursorId)");
            values.put("cursorAt", before.at());
            values.put("cursorId", before.id());
        }
    }

    private void add(List<String> conditions, String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
