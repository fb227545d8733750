package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.account.login.KnownDevices;
import org.almanac.account.provider.ProviderAccounts;
import org.almanac.account.provider.ProviderPerson;
import org.almanac.account.provider.ProviderSettings;
import org.almanac.account.store.AccountEntity;
import org.almanac.account.store.SessionStore;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Logs people in whom the provider of identities has vouched for. */
@ApplicationScoped
public class ProviderLogin {
    private final ProviderSettings settings;
    private final ProviderAccounts accounts;
    private final SessionStore sessions;
    private final KnownDevices devices;
    private final AuditLog audit;

    ProviderLogin(
            ProviderSettings settings,
            ProviderAccounts accounts,
            SessionStore sessions,
            KnownDevices devices,
            AuditLog audit) {
        this.settings = settings;
        this.accounts = accounts;
        this.sessions = sessions;
        this.devices = devices;
        this.audit = audit;
    }

    /**
     * Opens a session of this service, and ends the one that the browser had. From here on the provider is not asked again
     * until it has run out.
     *
     * @param token the ID token, whose signature, audience, nonce and age Quarkus has checked
     * @param earlier token of the session that the browser still has; null for none
     * @throws Problem FORBIDDEN for who is not let in
     */
    public OpenedSession open(JsonWebToken token, @Nullable String earlier) {
        AccountEntity account;
        try {
            account = accounts.of(ProviderPerson.of(token, settings));
        } catch (Problem refused) {
            audit.count(Actor.unknown(), AuditAction.SIGN_IN_FAILED);
            throw refused;
        }
        if (earlier != null) {
            sessions.delete(earlier);
        }
        String session = sessions.createByProvider(account, settings.session());
        audit.record(Actor.person(account.email), AuditAction.SIGNED_IN, "by the provider of identities");
        return new OpenedSession(session, settings.session(), devices.issue(account));
    }
}
