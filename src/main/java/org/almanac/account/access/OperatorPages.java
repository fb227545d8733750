package org.almanac.account.access;

import io.netty.util.NetUtil;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.almanac.account.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Who may see metrics and the details of health: an administrator, whoever presents {@code almanac.metrics.token}, and,
 * while there is no such token, a program on this machine. A request that a proxy passed on comes from elsewhere, even if
 * the proxy runs here. The paths are in {@code application.properties}.
 */
@ApplicationScoped
public class OperatorPages implements HttpSecurityPolicy {
    /** What a proxy adds; one is enough. */
    private static final List<String> PASSED_ON =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private final MetricsToken token;

    OperatorPages(MetricsToken token) {
        this.token = token;
    }

    @Override
    public String name() {
        return "operator";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext context, Uni<SecurityIdentity> identity, AuthorizationRequestContext authorization) {
        return isOpen(context.request())
                ? CheckResult.permit()
                : identity.map(caller -> new CheckResult(mayLook(caller)));
    }

    /** Whether somebody may see more than up or down; to be called with the identity that was established. */
    public boolean mayLook(HttpServerRequest request, @Nullable SecurityIdentity identity) {
        return isOpen(request) || (identity != null && mayLook(identity));
    }

    private static boolean mayLook(SecurityIdentity caller) {
        return caller.hasRole(Roles.ADMIN) || caller.hasRole(MetricsToken.ROLE);
    }

    private boolean isOpen(HttpServerRequest request) {
        return !token.isSet()
                && PASSED_ON.stream().noneMatch(name -> request.headers().contains(name))
                && isHere(request.connection().remoteAddress());
    }

    private static boolean isHere(@Nullable SocketAddress address) {
        byte[] bytes = address == null || address.hostAddress() == null
                ? null
                : NetUtil.createByteArrayFromIpAddressString(address.hostAddress());
        try {
            return bytes != null && InetAddress.getByAddress(bytes).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
