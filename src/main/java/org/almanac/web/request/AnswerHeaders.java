package org.almanac.web.request;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.almanac.settings.SiteSettings;
import org.almanac.web.HttpDate;
import org.almanac.web.connection.AnswerSettings;
import org.jspecify.annotations.Nullable;

/**
 * What every answer says, whoever gives it: a resource, a route, a static file, or a refusal before any of them. {@link
 * RequestGuard} sets it before all else looks at a request, so that nothing that answers can forget it.
 */
@Singleton
class AnswerHeaders {
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence STRICT_TRANSPORT_SECURITY =
            HttpHeaders.createOptimized("Strict-Transport-Security");

    private final @Nullable CharSequence strictTransport;
    private final Clock clock;

    /** Shared by all answers of a second. */
    private volatile Dated dated = Dated.at(Instant.EPOCH);

    AnswerHeaders(SiteSettings site, AnswerSettings settings, Clock clock) {
        this.clock = clock;
        boolean https = "https".equalsIgnoreCase(site.baseUrl().getScheme());
        long seconds = settings.hstsMaxAge().toSeconds();
        strictTransport = https && seconds > 0 ? HttpHeaders.createOptimized("max-age=" + seconds) : null;
    }

    /** The handler of files sets dates of its own, which have days of one digit on the first days of a month. */
    void mendDates(RoutingContext context) {
        String path = context.request().path();
        if (path != null
                && (path.endsWith(".css") || path.endsWith(".js") || path.endsWith(".svg") || path.endsWith(".png"))) {
            MultiMap headers = context.response().headers();
            context.addHeadersEndHandler(sent -> {
                fix(headers, HttpHeaders.DATE);
                fix(headers, HttpHeaders.LAST_MODIFIED);
            });
        }
    }

    private static void fix(MultiMap headers, CharSequence name) {
        String date = headers.get(name);
        if (date != null) {
            headers.set(name, HttpDate.fixed(date));
        }
    }

    void set(MultiMap headers) {
        headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF).set(HttpHeaders.DATE, date());
        if (strictTransport != null) {
            headers.set(STRICT_TRANSPORT_SECURITY, strictTransport);
        }
    }

    /**
     * When the request came, so not after the moment from which {@link CachePolicy} counts. Without it (RFC 9110 §6.6.1) who
     * gets an answer from a cache that sends no {@code Age}, as nginx, takes it for new, and keeps it beyond its time.
     */
    private CharSequence date() {
        Instant now = clock.instant();
        Dated last = dated;
        if (last.second != now.getEpochSecond()) {
            last = Dated.at(now);
            dated = last;
        }
        return last.header;
    }

    private record Dated(long second, CharSequence header) {
        static Dated at(Instant instant) {
            return new Dated(instant.getEpochSecond(), HttpHeaders.createOptimized(HttpDate.format(instant)));
        }
    }
}
