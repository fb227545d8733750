package org.almanac.account.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Authorization: Bearer <token>} (RFC 6750 §2.1). */
final class BearerHeader {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer(?: +(.*))?");

    private BearerHeader() {}

    /** What is presented as a token, not yet looked at; empty when the request presents none. */
    static Optional<String> read(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaderNames.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        Matcher bearer = BEARER.matcher(header.strip());
        if (!bearer.matches()) {
            return Optional.empty();
        }
        String token = bearer.group(1);
        return Optional.of(token == null ? "" : token);
    }
}
