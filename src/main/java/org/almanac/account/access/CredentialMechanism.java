package org.almanac.account.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.almanac.account.SessionCookie;

/**
 * Reads credentials off a request: a bearer token or else the session cookie. A token that is wrong is
 * answered with 401 even where none is needed, because the program that sent it would otherwise take what it gets for
 * what its role sees. A cookie that is no longer good counts for nothing. Other schemes are not ours: a proxy in front
 * may use Basic.
 */
@ApplicationScoped
class CredentialMechanism implements HttpAuthenticationMechanism {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private final SessionCookie cookie;

    CredentialMechanism(SessionCookie cookie) {
        this.cookie = cookie;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Optional<String> bearer = BearerHeader.read(context.request());
        if (bearer.isPresent()) {
            return TOKEN.matcher(bearer.get()).matches()
                    ? authenticate(context, identities, new BearerRequest(bearer.get()))
                    : Uni.createFrom().failure(new AuthenticationFailedException());
        }
        Optional<String> session = cookie.read(context.request());
        return session.isPresent()
                ? authenticate(context, identities, new SessionRequest(session.get()))
                : Uni.createFrom().nullItem();
    }

    private static Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identities, AuthenticationRequest request) {
        return identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, context));
    }

    /** Before that of the provider of identities, whose one address has it by configuration. */
    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }

    /** Editors' pages send a browser to the login page and back; everything else says what it wants. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        HttpMethod method = context.request().method();
        boolean reading = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        boolean bearer = BearerHeader.read(context.request()).isPresent();
        ChallengeData challenge = reading && !bearer && Desk.holds(context.normalizedPath())
                ? new ChallengeData(
                        HttpResponseStatus.SEE_OTHER.code(),
                        HttpHeaderNames.LOCATION,
                        Desk.LOGIN + "?next=" + URLEncoder.encode(asked(context.request()), StandardCharsets.UTF_8))
                : new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code(), HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
        return Uni.createFrom().item(challenge);
    }

    /** Without the host that a request line may name (RFC 9112 §3.2.2). */
    private static String asked(HttpServerRequest request) {
        return request.query() == null ? request.path() : request.path() + "?" + request.query();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(BearerRequest.class, SessionRequest.class);
    }
}
