package org.almanac.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * Turns away what no handler should have to think of: a NUL in an address, written out or encoded, which no text column
 * can hold.
 */
@ApplicationScoped
class RequestGuard {
    private static final int BEFORE_ALL_OTHERS = 1_000;

    void register(@Observes Filters filters) {
        filters.register(RequestGuard::check, BEFORE_ALL_OTHERS);
    }

    private static void check(RoutingContext context) {
        String uri = context.request().uri().toLowerCase(Locale.ROOT);
        // Twice-encoded is safe: one decoding leaves "%00", which is text.
        if (uri.indexOf('\0') >= 0 || uri.contains("%00")) {
            context.response()
                    .setStatusCode(400)
                    .putHeader("Content-Type", ProblemResponse.MEDIA_TYPE)
                    .end(Json.encode(ProblemResponse.of(400, "The address holds a NUL character.")));
            return;
        }
        context.next();
    }
}
