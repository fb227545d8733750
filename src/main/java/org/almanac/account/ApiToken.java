package org.almanac.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program's credential, without its secret.
 *
 * @param name unique; changes made with it are recorded as {@code token:<name>}
 * @param lastUsedAt to within a minute
 * @param revokedAt from when on it is refused
 */
public record ApiToken(
        UUID id,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
