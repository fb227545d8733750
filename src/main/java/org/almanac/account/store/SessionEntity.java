package org.almanac.account.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "session")
public class SessionEntity {
    static final Duration IDLE = Duration.ofHours(12);
    public static final Duration ABSOLUTE = Duration.ofDays(14);

    /** Not every request writes a row. */
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(5);

    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    AccountEntity account;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "last_seen_at", nullable = false)
    Instant lastSeenAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    /** When it ends however much it is used; null for sessions of passwords, which end after {@link #ABSOLUTE}. */
    @Column(name = "ends_at")
    @Nullable
    Instant endsAt;

    /** Whether the provider of identities let them in. */
    @Column(name = "by_provider", nullable = false)
    boolean byProvider;

    protected SessionEntity() {}

    /** One that a provider of identities vouches for. */
    SessionEntity(String tokenHash, AccountEntity account, Instant now, Instant end) {
        this(tokenHash, account, now);
        this.byProvider = true;
        this.endsAt = end;
        this.expiresAt = end.isBefore(expiresAt) ? end : expiresAt;
    }

    SessionEntity(String tokenHash, AccountEntity account, Instant now) {
        this.tokenHash = tokenHash;
        this.account = account;
        this.createdAt = now;
        this.lastSeenAt = now;
        this.expiresAt = now.plus(IDLE);
    }

    /** Prolongs it, but not beyond its longest life. */
    void used(Instant now) {
        if (now.isAfter(lastSeenAt.plus(SEEN_PRECISION))) {
            Instant idleEnd = now.plus(IDLE);
            Instant absoluteEnd = endsAt == null ? createdAt.plus(ABSOLUTE) : endsAt;
            lastSeenAt = now;
            expiresAt = idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd;
        }
    }
}
