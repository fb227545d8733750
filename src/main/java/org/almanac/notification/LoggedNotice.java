package org.almanac.notification;

import java.time.Instant;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody was owed, and what became of it; or a mail that is no notice, such as a request to confirm.
 *
 * @param eventId null when it is about no single event
 * @param startsAt of the occurrence that it is about
 * @param lead of a reminder, in ISO 8601; null for others
 * @param dueAt when it was to be told
 * @param usefulUntil after that it is late; null for never
 * @param plannedAt when it was written down
 * @param state of its mail; {@code QUEUED} also before there is one
 * @param reason why it was not told: the rule that skipped it
 * @param messageId the mail that carries it, with whatever else was due
 * @param settledAt when a server took or refused it, or it was skipped
 * @param smtpReply the server's last
 */
public record LoggedNotice(
        UUID id,
        MessageKind kind,
        @Nullable UUID subscriberId,
        @Nullable String recipient,
        @Nullable UUID eventId,
        @Nullable String event,
        @Nullable Instant startsAt,
        @Nullable String lead,
        Instant dueAt,
        @Nullable Instant usefulUntil,
        Instant plannedAt,
        MessageState state,
        @Nullable String reason,
        @Nullable UUID messageId,
        @Nullable String subject,
        int attempts,
        @Nullable Instant settledAt,
        @Nullable String smtpReply) {}
