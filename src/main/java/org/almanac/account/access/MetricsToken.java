package org.almanac.account.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.almanac.account.store.Secrets;
import org.jboss.logging.Logger;

/** A monitoring program's token from the configuration. It opens metrics and health, and nothing else. */
@ApplicationScoped
class MetricsToken {
    static final String ROLE = "METRICS";
    private static final Logger LOG = Logger.getLogger(MetricsToken.class);

    private final Optional<String> token;

    MetricsToken(OperatorSettings settings) {
        token = settings.token().filter(given -> given.length() >= AdminToken.MIN_LENGTH);
        if (token.isEmpty() && settings.token().isPresent()) {
            LOG.warnf(
                    "almanac.metrics.token is ignored: it has fewer than %d characters; metrics are open to this"
                            + " machine alone",
                    AdminToken.MIN_LENGTH);
        }
    }

    void onStart(@Observes StartupEvent start) {
        // Being made is enough: what is wrong with it is said at the start.
    }

    boolean isSet() {
        return token.isPresent();
    }

    boolean matches(String presented) {
        return token.filter(given -> Secrets.same(given, presented)).isPresent();
    }

    static SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("token:metrics"))
                .addRole(ROLE)
                .build();
    }
}
