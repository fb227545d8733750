package org.almanac.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what no handler should have to think of: a NUL in an address, written out or encoded, which no text column
 * can hold, and a body that says it is larger than this service takes.
 */
@ApplicationScoped
class RequestGuard {
    private static final int BEFORE_ALL_OTHERS = 1_000;
    private static final long MOST_OF_READERS = 64 * 1024;

    /** A description of 20,000 characters, each of which may be nine octets in a form, and all else. */
    private static final long MOST_OF_A_PROPOSAL = 256 * 1024;

    private final long mostBytes;

    RequestGuard(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.mostBytes = mostBytes.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private void check(RoutingContext context) {
        ProblemResponse problem = problem(context);
        if (problem == null) {
            context.next();
            return;
        }
        if (problem.status() == 413) {
            // The rest of the body is not waited for.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.response().endHandler(sent -> context.request().connection().close());
        }
        refuse(context, problem);
    }

    private static void refuse(RoutingContext context, ProblemResponse problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE)
                .end(Json.encode(problem));
    }

    /** Less where anybody may send something, since a form is read whole. */
    private long mostFor(String path) {
        if (path.startsWith("/subscriptions") || path.startsWith("/unsubscribe/") || path.startsWith("/admin/login")) {
            return Math.min(MOST_OF_READERS, mostBytes);
        }
        return path.startsWith("/submit") ? Math.min(MOST_OF_A_PROPOSAL, mostBytes) : mostBytes;
    }

    private static boolean isUnmeasuredForm(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return context.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                && type != null
                && type.toLowerCase(Locale.ROOT).contains("form");
    }

    private @Nullable ProblemResponse problem(RoutingContext context) {
        String uri = context.request().uri().toLowerCase(Locale.ROOT);
        // Twice-encoded is safe: one decoding leaves "%00", which is text.
        if (uri.indexOf('\0') >= 0 || uri.contains("%00")) {
            return ProblemResponse.of(400, "The address holds a NUL character.");
        }
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        String path = context.request().path();
        long most = path == null ? mostBytes : mostFor(path);
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > most) {
            return ProblemResponse.of(
                    413, "The body is larger than the %,d bytes that this service takes here.".formatted(most));
        }
        if (length == null && most < mostBytes && isUnmeasuredForm(context)) {
            return ProblemResponse.of(411, "Send a form with its length.");
        }
        return null;
    }
}
