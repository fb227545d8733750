package org.almanac.outbox.bounce;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.outbox.BounceKind;
import org.almanac.outbox.BounceRecord;
import org.almanac.outbox.Fault;
import org.jspecify.annotations.Nullable;

/** That a message came back, or was complained about. It outlives its message. */
@Entity
@Table(name = "bounce")
public class BounceEntity {
    @Id
    UUID id;

    @Column(name = "message_id", nullable = false, updatable = false)
    UUID messageId;

    @Column(name = "subscriber_id", updatable = false)
    @Nullable
    UUID subscriberId;

    @Column(nullable = false, updatable = false)
    String recipient;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    BounceKind kind;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    @Nullable
    Fault fault;

    /** RFC 3463. */
    @Column(updatable = false)
    @Nullable
    String status;

    @Column(updatable = false)
    @Nullable
    String diagnostic;

    @Column(name = "at", nullable = false, updatable = false)
    Instant at;

    protected BounceEntity() {}

    public BounceRecord record() {
        return new BounceRecord(messageId, kind, status, diagnostic, at);
    }
}
