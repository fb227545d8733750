package org.almanac.account.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.account.ApiTokens;
import org.almanac.account.Identities;

/** Whose token it is. A token that is nobody's fails: a program that presents one does not mean to be anonymous. */
@ApplicationScoped
class BearerIdentityProvider implements IdentityProvider<BearerRequest> {
    private final AdminToken adminToken;
    private final MetricsToken metricsToken;
    private final ApiTokens apiTokens;

    BearerIdentityProvider(AdminToken adminToken, MetricsToken metricsToken, ApiTokens apiTokens) {
        this.adminToken = adminToken;
        this.metricsToken = metricsToken;
        this.apiTokens = apiTokens;
    }

    @Override
    public Class<BearerRequest> getRequestType() {
        return BearerRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(BearerRequest request, AuthenticationRequestContext context) {
        if (adminToken.matches(request.token())) {
            return Uni.createFrom().item(Identities.ofOperator());
        }
        if (metricsToken.matches(request.token())) {
            return Uni.createFrom().item(MetricsToken.identity());
        }
        return context.runBlocking(() -> stored(request.token()));
    }

    private SecurityIdentity stored(String secret) {
        return apiTokens.use(secret).map(Identities::ofToken).orElseThrow(AuthenticationFailedException::new);
    }
}
