package org.almanac.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscriber wants mails to go elsewhere. Counts for nothing until the new address's owner confirms it. */
@Entity
@Table(name = "address_change")
class AddressChangeEntity {
    static final Duration GOOD_FOR = Duration.ofDays(2);

    @Id
    UUID id;

    /** After confirming: whoever has the new address, which may be another subscriber who had it before. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "subscriber_id")
    SubscriberEntity subscriber;

    @Column(nullable = false, updatable = false)
    String email;

    @Column(name = "email_key", nullable = false, updatable = false)
    String emailKey;

    @Column(name = "old_email", nullable = false, updatable = false)
    String oldEmail;

    @Column(name = "old_email_key", nullable = false, updatable = false)
    String oldEmailKey;

    @Column(name = "requested_at", nullable = false, updatable = false)
    Instant requestedAt;

    @Column(name = "taken_up", nullable = false)
    boolean takenUp;

    /** Its mail may not go yet. */
    @Column(name = "not_before")
    @Nullable
    Instant notBefore;

    @Column(name = "mail_at")
    @Nullable
    Instant mailAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "confirmed_at")
    @Nullable
    Instant confirmedAt;

    protected AddressChangeEntity() {}

    AddressChangeEntity(UUID id, SubscriberEntity subscriber, EmailAddress email, Instant now) {
        this.id = id;
        this.subscriber = subscriber;
        this.email = email.typed();
        this.emailKey = email.key();
        this.oldEmail = subscriber.email;
        this.oldEmailKey = subscriber.emailKey;
        this.requestedAt = now;
    }

    /** Its mail is due. */
    void takeUp(Instant due) {
        takenUp = true;
        mailAt = due;
        expiresAt = due.plus(GOOD_FOR);
    }

    /** Nothing may be sent to the address. It stays, so that whoever asked learns nothing from its going. */
    void takeUpWithoutMail(Instant now) {
        takenUp = true;
        expiresAt = now.plus(GOOD_FOR);
    }

    void putOff(Instant until) {
        notBefore = until;
    }

    /** Another subscriber has the new address, and hears of what this one followed. */
    void join(SubscriberEntity holder) {
        subscriber = holder;
    }

    /** The owner of the new address says yes. */
    void confirm(Instant now) {
        confirmedAt = now;
    }

    boolean isExpired(Instant now) {
        return expiresAt == null || !now.isBefore(expiresAt);
    }
}
