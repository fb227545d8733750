package org.almanac.subscriber.store;

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
public class AddressChangeEntity {
    public static final Duration GOOD_FOR = Duration.ofDays(2);

    @Id
    public UUID id;

    /** After confirming: whoever has the new address, which may be another subscriber who had it before. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "subscriber_id")
    public SubscriberEntity subscriber;

    @Column(nullable = false, updatable = false)
    public String email;

    @Column(name = "email_key", nullable = false, updatable = false)
    public String emailKey;

    @Column(name = "old_email", nullable = false, updatable = false)
    public String oldEmail;

    @Column(name = "old_email_key", nullable = false, updatable = false)
    String oldEmailKey;

    @Column(name = "requested_at", nullable = false, updatable = false)
    public Instant requestedAt;

    @Column(name = "taken_up", nullable = false)
    public boolean takenUp;

    /** Its mail may not go yet. */
    @Column(name = "not_before")
    @Nullable
    Instant notBefore;

    @Column(name = "mail_at")
    @Nullable
    Instant mailAt;

    @Column(name = "expires_at")
    @Nullable
    public Instant expiresAt;

    @Column(name = "confirmed_at")
    @Nullable
    public Instant confirmedAt;

    protected AddressChangeEntity() {}

    public AddressChangeEntity(UUID id, SubscriberEntity subscriber, EmailAddress email, Instant now) {
        this.id = id;
        this.subscriber = subscriber;
        this.email = email.typed();
        this.emailKey = email.key();
        this.oldEmail = subscriber.email;
        this.oldEmailKey = subscriber.emailKey;
        this.requestedAt = now;
    }

    /** Its mail is due. */
    public void takeUp(Instant due) {
        takenUp = true;
        mailAt = due;
        expiresAt = due.plus(GOOD_FOR);
    }

    /** Nothing may be sent to the address. It stays, so that whoever asked learns nothing from its going. */
    public void takeUpWithoutMail(Instant now) {
        takenUp = true;
        expiresAt = now.plus(GOOD_FOR);
    }

    public void putOff(Instant until) {
        notBefore = until;
    }

    /** Another subscriber has the new address, and hears of what this one followed. */
    public void join(SubscriberEntity holder) {
        subscriber = holder;
    }

    /** The owner of the new address says yes. */
    public void confirm(Instant now) {
        confirmedAt = now;
    }

    public boolean isExpired(Instant now) {
        return expiresAt == null || !now.isBefore(expiresAt);
    }
}
