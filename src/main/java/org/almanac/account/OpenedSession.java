package org.almanac.account;

import java.time.Duration;

/**
 * A browser that is logged in.
 *
 * @param token the secret for the cookie; it is nowhere else
 * @param lifetime for how long it can be used at most
 * @param device by which this browser is known at the next log-in
 */
public record OpenedSession(String token, Duration lifetime, String device) {}
