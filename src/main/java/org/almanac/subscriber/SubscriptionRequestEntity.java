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
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody asked for something in the name of an address. Counts for nothing until its owner confirms it. */
@Entity
@Table(name = "subscription_request")
class SubscriptionRequestEntity {
    static final Duration GOOD_FOR = Duration.ofDays(7);

    @Id
    UUID id;

    @Column(nullable = false)
    String email;

    @Column(name = "email_key", nullable = false)
    String emailKey;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    Wish wish;

    @Nullable
    String source;

    /** That the browser asked for, of those that we write in. */
    @Nullable
    String language;

    @Column(name = "requested_at", nullable = false)
    Instant requestedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "subscriber_id")
    @Nullable
    SubscriberEntity subscriber;

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

    protected SubscriptionRequestEntity() {}

    SubscriptionRequestEntity(
            UUID id, EmailAddress email, Wish wish, @Nullable String source, @Nullable String language, Instant now) {
        this.id = id;
        this.email = email.typed();
        this.emailKey = email.key();
        this.wish = wish;
        this.source = source;
        this.language = language;
        this.requestedAt = now;
    }

    /** Its subscriber is known and its mail is due. */
    void takeUp(SubscriberEntity owner, Instant due) {
        subscriber = owner;
        mailAt = due;
        expiresAt = due.plus(GOOD_FOR);
    }

    void putOff(Instant until) {
        notBefore = until;
    }

    /** Its mail has not gone yet, and says what was asked for last. */
    void replaceBy(SubscriptionRequestEntity later) {
        wish = later.wish;
        source = later.source;
        language = later.language;
        requestedAt = later.requestedAt;
    }

    /** The owner of the address says yes. */
    void confirm(Instant now) {
        confirmedAt = now;
    }

    /** When its mail is due; only once it was taken up. */
    Instant dueAt() {
        return Objects.requireNonNull(mailAt, "not taken up yet");
    }

    boolean isExpired(Instant now) {
        return expiresAt == null || !now.isBefore(expiresAt);
    }
}
