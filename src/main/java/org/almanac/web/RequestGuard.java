package org.almanac.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Turns away addresses that no handler should have to think of: with a NUL, written out or encoded, which no text column
 * can hold, or with a percent sign that encodes nothing (RFC 3986 §2.1).
 */
@ApplicationScoped
class RequestGuard {
    private static final int BEFORE_ALL_OTHERS = 1_000;
    private static final int DIGITS = 2;

    private final Refusals refusals;

    RequestGuard(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private void check(RoutingContext context) {
        String fault = fault(context.request().uri());
        if (fault == null) {
            context.next();
        } else {
            refusals.refuse(context, ProblemResponse.of(400, fault));
        }
    }

    /** Twice-encoded is safe: one decoding leaves "%00", which is text. */
    private static @Nullable String fault(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '\0' || uri.startsWith("%00", i)) {
                return "The address holds a NUL character.";
            }
            if (c == '%' && !isEscape(uri, i)) {
                return "The address is not encoded as addresses are.";
            }
        }
        return null;
    }

    private static boolean isEscape(String uri, int at) {
        return at + DIGITS < uri.length()
                && FormSyntax.isHex(uri.charAt(at + 1))
                && FormSyntax.isHex(uri.charAt(at + DIGITS));
    }
}
