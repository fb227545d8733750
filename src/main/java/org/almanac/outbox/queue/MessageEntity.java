package org.almanac.outbox.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.MessageSummary;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.delivery.OutcomeStatements;
import org.jspecify.annotations.Nullable;

/**
 * One mail on its way to a mailbox. Claims and settlement work on many at a time, by {@link ClaimStatements} and {@link
 * OutcomeStatements}.
 */
@Entity
@Table(name = "message")
public class MessageEntity {
    @Id
    public UUID id;

    @Column(nullable = false, updatable = false)
    String composer;

    @Column(updatable = false)
    @Nullable
    String reference;

    @Column(nullable = false)
    String[] kinds;

    @Column(nullable = false)
    public String recipient;

    @Column(name = "subscriber_id", updatable = false)
    @Nullable
    public UUID subscriberId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    MessageState state;

    @Nullable
    String reason;

    boolean gathering;

    @Column(name = "internet_message_id", nullable = false, updatable = false)
    public String internetMessageId;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    @Column(name = "useful_until")
    @Nullable
    Instant usefulUntil;

    @Column(name = "available_at", nullable = false)
    Instant availableAt;

    @Nullable
    UUID lease;

    int attempts;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    @Column(name = "smtp_reply")
    @Nullable
    String smtpReply;

    @Nullable
    String subject;

    protected MessageEntity() {}

    /** @param domain the right part of its Message-ID */
    public MessageEntity(UUID id, NewMessage message, MessageState state, String domain, Instant now) {
        this.id = id;
        this.composer = message.composer();
        this.reference = message.reference();
        this.kinds = message.kinds().stream().sorted().map(MessageKind::name).toArray(String[]::new);
        this.recipient = message.recipient();
        this.subscriberId = message.subscriberId();
        this.state = state;
        this.internetMessageId = id + "@" + domain;
        this.createdAt = now;
        this.dueAt = message.dueAt();
        this.usefulUntil = message.usefulUntil();
        this.availableAt = message.dueAt();
    }

    /** Gives it another round of attempts. */
    public void queueAgain(MessageState entry, Instant now) {
        state = entry;
        attempts = 0;
        availableAt = now;
        reason = null;
        settledAt = null;
    }

    /** As it would be sent. */
    public QueuedMessage queued() {
        return new QueuedMessage(
                id,
                composer,
                recipient,
                subscriberId,
                reference,
                internetMessageId,
                dueAt,
                usefulUntil,
                attempts,
                lease,
                availableAt);
    }

    /** As a line of the delivery log. */
    public MessageSummary summary() {
        boolean waits = state == MessageState.QUEUED || state == MessageState.RETRY;
        List<MessageKind> mostUrgentFirst =
                Arrays.stream(kinds).map(MessageKind::valueOf).sorted().toList();
        return new MessageSummary(
                id,
                mostUrgentFirst,
                recipient,
                subscriberId,
                state,
                reason,
                subject,
                createdAt,
                dueAt,
                usefulUntil,
                waits ? availableAt : null,
                attempts,
                settledAt,
                smtpReply);
    }
}
