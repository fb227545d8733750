package org.almanac.account.login;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.almanac.account.EmailKey;
import org.almanac.account.password.Passwords;
import org.almanac.account.store.AccountRepository;
import org.almanac.account.store.Secrets;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Ids;
import org.jboss.logging.Logger;

/** Creates an administrator when there is no account at all, so that somebody can get in. */
@ApplicationScoped
class FirstAdmin {
    static final String NO_ADDRESS = "ALMANAC_ADMIN_EMAIL is not an e-mail address";
    static final String NO_PASSWORD = "ALMANAC_ADMIN_PASSWORD needs at least " + Passwords.MIN_LENGTH
            + " characters and at most " + Passwords.MAX_BYTES + " bytes";

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);
    private static final String DEFAULT_EMAIL = "admin@localhost";

    private final AccountRepository accounts;
    private final SiteSettings settings;
    private final Ids ids;
    private final Clock clock;

    FirstAdmin(AccountRepository accounts, SiteSettings settings, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) {
        if (accounts.isEmpty()) {
            create(
                    settings.admin().email().orElse(DEFAULT_EMAIL),
                    settings.admin().password());
        }
    }

    /** @throws IllegalStateException if the operator's address or password cannot be one; nothing starts then */
    void create(String email, Optional<String> chosen) {
        String emailKey = EmailKey.of(email).orElseThrow(() -> new IllegalStateException(NO_ADDRESS));
        String password = chosen.orElseGet(Secrets::newToken);
        if (!Passwords.acceptable(password)) {
            throw new IllegalStateException(NO_PASSWORD);
        }
        boolean created =
                accounts.insertFirst(ids.next(), email.strip(), emailKey, Passwords.hash(password), clock.instant());
        if (created && chosen.isEmpty()) {
            LOG.warnf("Created the first administrator %s with the password %s (shown only now)", email, password);
        } else if (created) {
            LOG.infof("Created the first administrator %s", email);
            if (Passwords.isCommon(password, List.of(email, settings.siteName()))) {
                LOG.warn("ALMANAC_ADMIN_PASSWORD is among the first that are guessed; change it at /admin/password");
            }
        }
    }
}
