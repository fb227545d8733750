package org.almanac.account.provider;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.almanac.account.SignInWays;

/** Sends whoever wants to come by the provider there. Where none is set, the address answers for itself. */
@Singleton
class ProviderPolicy implements HttpSecurityPolicy {
    private final SignInWays ways;

    ProviderPolicy(SignInWays ways) {
        this.ways = ways;
    }

    @Override
    public String name() {
        return "provider";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext context, Uni<SecurityIdentity> identity, AuthorizationRequestContext request) {
        return ways.provider()
                ? identity.map(caller -> caller.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT)
                : CheckResult.permit();
    }
}
