package org.almanac.account.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.account.Identities;
import org.almanac.account.store.SessionStore;

/** Whose session it is. One that has ended makes its browser anonymous, as if it had never been. */
@ApplicationScoped
class SessionIdentityProvider implements IdentityProvider<SessionRequest> {
    private static final SecurityIdentity ANONYMOUS =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    private final SessionStore sessions;

    SessionIdentityProvider(SessionStore sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<SessionRequest> getRequestType() {
        return SessionRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> sessions.use(request.token())
                .map(account -> Identities.ofAccount(account.email, account.role))
                .orElse(ANONYMOUS));
    }
}
