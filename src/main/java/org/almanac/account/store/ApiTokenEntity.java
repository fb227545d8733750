package org.almanac.account.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.account.ApiToken;
import org.almanac.account.NewToken;
import org.almanac.account.Scope;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_token")
public class ApiTokenEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    public String name;

    @Column(name = "token_hash", nullable = false)
    String tokenHash;

    /** As {@link Scope#joined} writes them. */
    @Column(nullable = false)
    public String scopes;

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

    protected ApiTokenEntity() {}

    public ApiTokenEntity(UUID id, NewToken wanted, String tokenHash, @Nullable UUID accountId, Instant now) {
        this.id = id;
        this.name = wanted.name();
        this.tokenHash = tokenHash;
        this.scopes = Scope.joined(wanted.scopes());
        this.accountId = accountId;
        this.createdAt = now;
        this.expiresAt = wanted.expiresAt();
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    public void revoke(Instant now) {
        revokedAt = now;
    }

    public ApiToken toRecord() {
        return new ApiToken(id, name, Scope.split(scopes), createdAt, expiresAt, lastUsedAt, revokedAt);
    }
}
