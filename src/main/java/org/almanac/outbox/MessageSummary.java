package org.almanac.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as a line of the delivery log.
 *
 * @param kinds most urgent first
 * @param reason why it was not sent, or not yet
 * @param subject null until it has been composed for sending
 * @param nextAttemptAt when it may be sent next; null when it is held, being sent or at its end
 * @param attempts how often the server has asked to try later
 * @param settledAt when it came to its end
 * @param smtpReply the server's last
 */
public record MessageSummary(
        UUID id,
        List<MessageKind> kinds,
        String recipient,
        @Nullable UUID subscriberId,
        MessageState state,
        @Nullable String reason,
        @Nullable String subject,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant usefulUntil,
        @Nullable Instant nextAttemptAt,
        int attempts,
        @Nullable Instant settledAt,
        @Nullable String smtpReply) {}
