package org.almanac.account.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import org.almanac.account.SessionCookie;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site makes an editor's browser do. Beside {@code SameSite=Lax} on the cookie, unsafe requests
 * that carry a session or go to the editors' pages must come from our own pages, by what the browser says of itself:
 * {@code Sec-Fetch-Site}, else {@code Origin}. Requests with neither come from no browser that is in use. Bearer tokens
 * are exempt, since no browser sends them by itself.
 */
@ApplicationScoped
class SameOriginFilter {
    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final String SEC_FETCH_SITE = "Sec-Fetch-Site";

    private final SessionCookie cookie;
    private final String ownAuthority;

    SameOriginFilter(SessionCookie cookie, SiteSettings settings) {
        this.cookie = cookie;
        this.ownAuthority = String.valueOf(settings.baseUrl().getAuthority());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, SecurityHandlerPriorities.AUTHENTICATION + 1);
    }

    private void check(RoutingContext context) {
        if (concerns(context) && foreign(context.request())) {
            context.fail(new ForbiddenException("cross-origin request"));
        } else {
            context.next();
        }
    }

    private boolean concerns(RoutingContext context) {
        HttpServerRequest request = context.request();
        return !SAFE.contains(request.method())
                && BearerHeader.read(request).isEmpty()
                && (Desk.holds(context.normalizedPath()) || cookie.read(request).isPresent());
    }

    private boolean foreign(HttpServerRequest request) {
        String site = request.getHeader(SEC_FETCH_SITE);
        if (site != null) {
            return !OWN.contains(site);
        }
        String origin = request.getHeader(HttpHeaderNames.ORIGIN);
        return origin != null && !ours(origin, request.getHeader(HttpHeaderNames.HOST));
    }

    /** The address that readers see, or that which the browser asked; a proxy may have made them differ. */
    private boolean ours(String origin, @Nullable String host) {
        String authority = authority(origin);
        return authority != null && (authority.equalsIgnoreCase(ownAuthority) || authority.equalsIgnoreCase(host));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
