package org.almanac.outbox;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From rows to records. */
final class MessageRows {
    private MessageRows() {}

    static QueuedMessage queued(Tuple row) {
        return new QueuedMessage(
                row.get("id", UUID.class),
                row.get("composer", String.class),
                row.get("recipient", String.class),
                row.get("subscriber_id", UUID.class),
                row.get("reference", String.class),
                row.get("internet_message_id", String.class),
                row.get("due_at", Instant.class),
                row.get("useful_until", Instant.class),
                row.get("attempts", Integer.class),
                row.get("lease", UUID.class),
                row.get("available_at", Instant.class));
    }

    static MessageSummary summary(Tuple row) {
        MessageState state = MessageState.valueOf(row.get("state", String.class));
        return new MessageSummary(
                row.get("id", UUID.class),
                kinds(row.get("kinds", String[].class)),
                row.get("recipient", String.class),
                row.get("subscriber_id", UUID.class),
                state,
                row.get("reason", String.class),
                row.get("subject", String.class),
                row.get("created_at", Instant.class),
                row.get("due_at", Instant.class),
                row.get("useful_until", Instant.class),
                nextAttemptAt(state, row),
                row.get("attempts", Integer.class),
                row.get("settled_at", Instant.class),
                row.get("smtp_reply", String.class));
    }

    private static @Nullable Instant nextAttemptAt(MessageState state, Tuple row) {
        boolean waits = state == MessageState.QUEUED || state == MessageState.RETRY;
        return waits ? row.get("available_at", Instant.class) : null;
    }

    private static List<MessageKind> kinds(String[] names) {
        return Arrays.stream(names).map(MessageKind::valueOf).sorted().toList();
    }
}
