package org.almanac.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program's credential, without its secret.
 *
 * @param name unique; changes made with it are recorded as {@code token:<name>}
 * @param scopes what it may do, in the order of {@link Scope}
 * @param expiresAt from when on it is refused by itself; null for never
 * @param lastUsedAt to within a minute
 * @param revokedAt from when on it is refused because somebody said so
 */
public record ApiToken(
        UUID id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
