package org.almanac.web.request;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.settings.SiteSettings;
import org.almanac.web.connection.AnswerSettings;
import org.jspecify.annotations.Nullable;

/**
 * What every answer says, whoever gives it: a resource, a route, a static file, or a refusal before any of them. {@link
 * RequestGuard} sets it before all else looks at a request, so that nothing that answers can forget it.
 */
@ApplicationScoped
class AnswerHeaders {
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence STRICT_TRANSPORT_SECURITY =
            HttpHeaders.createOptimized("Strict-Transport-Security");

    private final @Nullable CharSequence strictTransport;

    AnswerHeaders(SiteSettings site, AnswerSettings settings) {
        boolean https = "https".equalsIgnoreCase(site.baseUrl().getScheme());
        long seconds = settings.hstsMaxAge().toSeconds();
        strictTransport = https && seconds > 0 ? HttpHeaders.createOptimized("max-age=" + seconds) : null;
    }

    void set(MultiMap headers) {
        headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
        if (strictTransport != null) {
            headers.set(STRICT_TRANSPORT_SECURITY, strictTransport);
        }
    }
}
