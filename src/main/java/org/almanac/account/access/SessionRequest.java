package org.almanac.account.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A browser presents a session's token in its cookie. */
final class SessionRequest extends BaseAuthenticationRequest {
    private final String token;

    SessionRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
