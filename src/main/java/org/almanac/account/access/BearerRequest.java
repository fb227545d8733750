package org.almanac.account.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Somebody presents a token in the {@code Authorization} header. */
final class BearerRequest extends BaseAuthenticationRequest {
    private final String token;

    BearerRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
