package org.almanac.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_token")
class ApiTokenEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    String name;

    @Column(name = "token_hash", nullable = false)
    String tokenHash;

    /** As {@link Scope#joined} writes them. */
    @Column(nullable = false)
    String scopes;

    @Column(name = "account_id")
    @Nullable
    UUID accountId;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    ApiToken toRecord() {
        return new ApiToken(id, name, Scope.split(scopes), createdAt, expiresAt, lastUsedAt, revokedAt);
    }
}
