package org.almanac.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential that somebody asks for.
 *
 * @param name for the history; unique, also among revoked ones
 * @param expiresAt from when on it is refused; null for never
 */
public record NewToken(
        String name, Set<Scope> scopes, @Nullable Instant expiresAt) {}
