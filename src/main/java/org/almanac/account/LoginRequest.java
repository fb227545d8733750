package org.almanac.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody tries to log in.
 *
 * @param address IP address of the client, by which its network is told
 * @param device what the browser was given when somebody logged in on it before; null for none
 * @param session token of the session that the browser still has; null for none
 */
public record LoginRequest(
        String email,
        String password,
        String address,
        @Nullable String device,
        @Nullable String session) {}
