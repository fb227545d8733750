package org.almanac.account.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.account.store.Secrets;
import org.almanac.settings.SiteSettings;
import org.jboss.logging.Logger;

/** The operator's token from the configuration, for driving a deployment without a browser. */
@ApplicationScoped
class AdminToken {
    static final int MIN_LENGTH = 32;
    private static final Logger LOG = Logger.getLogger(AdminToken.class);

    private final SiteSettings settings;

    AdminToken(SiteSettings settings) {
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent start) {
        if (settings.admin().token().filter(token -> !longEnough(token)).isPresent()) {
            LOG.warnf("ALMANAC_ADMIN_TOKEN is ignored: it has fewer than %d characters", MIN_LENGTH);
        }
    }

    boolean matches(String presented) {
        return settings.admin()
                .token()
                .filter(AdminToken::longEnough)
                .filter(token -> Secrets.same(token, presented))
                .isPresent();
    }

    private static boolean longEnough(String token) {
        return token.length() >= MIN_LENGTH;
    }
}
