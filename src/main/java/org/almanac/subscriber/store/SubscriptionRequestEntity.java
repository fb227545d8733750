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
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody asked for something in the name of an address. Counts for nothing until its owner confirms it. */
@Entity
@Table(name = "subscription_request")
public class SubscriptionRequestEntity {
    public static final Duration GOOD_FOR = Duration.ofDays(7);

    @Id
    public UUID id;

    @Column(nullable = false)
    public String email;

    @Column(name = "email_key", nullable = false)
    public String emailKey;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    public RequestedSettings wish;

    @Nullable
    public String source;

    /** That the browser asked for, of those that we write in. */
    @Nullable
    public String language;

    @Column(name = "requested_at", nullable = false)
    public Instant requestedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "subscriber_id")
    @Nullable
    public SubscriberEntity subscriber;

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

    protected SubscriptionRequestEntity() {}

    public SubscriptionRequestEntity(
            UUID id,
            EmailAddress email,
            RequestedSettings wish,
            @Nullable String source,
            @Nullable String language,
            Instant now) {
        this.id = id;
        this.email = email.typed();
        this.emailKey = email.key();
        this.wish = wish;
        this.source = source;
        this.language = language;
        this.requestedAt = now;
    }

    /** Its subscriber is known and its mail is due. */
    public void takeUp(SubscriberEntity owner, Instant due) {
        subscriber = owner;
        mailAt = due;
        expiresAt = due.plus(GOOD_FOR);
    }

    public void putOff(Instant until) {
        notBefore = until;
    }

    /** Its mail has not gone yet, and says what was asked for last. */
    public void replaceBy(SubscriptionRequestEntity later) {
        wish = later.wish;
        source = later.source;
        language = later.language;
        requestedAt = later.requestedAt;
    }

    /** The owner of the address says yes. */
    public void confirm(Instant now) {
        confirmedAt = now;
    }

    /** When its mail is due; only once it was taken up. */
    public Instant dueAt() {
        return Objects.requireNonNull(mailAt, "not taken up yet");
    }

    public boolean isExpired(Instant now) {
        return expiresAt == null || !now.isBefore(expiresAt);
    }
}
