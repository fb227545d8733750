package org.almanac.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.almanac.account.login.KnownDevices;
import org.almanac.settings.SiteSettings;

/**
 * The cookies of the desk: that which carries a session, and that by which a browser is known. Scripts cannot read them, other
 * sites cannot post with them; behind https they bear the
 * {@code __Host-} prefix (RFC 6265bis §4.1.3.2), so that no sibling domain can set
 * them.
 */
@ApplicationScoped
public class SessionCookie {
    private static final int LONGEST_DEVICE = 200;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final boolean secure;

    SessionCookie(SiteSettings settings) {
        secure = "https".equalsIgnoreCase(settings.baseUrl().getScheme());
    }

    /** The session token in a request; empty when there is nothing that could be one. */
    public Optional<String> read(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name()))
                .map(Cookie::getValue)
                .filter(value -> TOKEN.matcher(value).matches());
    }

    /** What a browser was given when somebody logged in on it before; empty when there is nothing that could be it. */
    public Optional<String> readDevice(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(deviceName()))
                .map(Cookie::getValue)
                .filter(value -> value.length() <= LONGEST_DEVICE);
    }

    /** The value of a {@code Set-Cookie} header that logs a browser in. */
    public String issue(OpenedSession session) {
        return encode(name(), session.token(), session.lifetime());
    }

    /** The value of a {@code Set-Cookie} header by which a browser is known at the next log-in. */
    public String issueDevice(OpenedSession session) {
        return encode(deviceName(), session.device(), KnownDevices.KEPT);
    }

    /** The value of a {@code Set-Cookie} header that makes a browser forget its session. */
    public String clear() {
        return encode(name(), "", Duration.ZERO);
    }

    private String name() {
        return secure ? "__Host-almanac_session" : "almanac_session";
    }

    private String deviceName() {
        return secure ? "__Host-almanac_device" : "almanac_device";
    }

    private String encode(String name, String value, Duration maxAge) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(maxAge.toSeconds())
                .encode();
    }
}
