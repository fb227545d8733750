package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.almanac.account.link.MailedLinks;
import org.almanac.account.login.KnownDevices;
import org.almanac.account.login.LoginLimits;
import org.almanac.account.password.PasswordHashing;
import org.almanac.account.password.Passwords;
import org.almanac.account.store.AccountEntity;
import org.almanac.account.store.AccountRepository;
import org.almanac.account.store.SessionEntity;
import org.almanac.account.store.SessionStore;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.transaction.Transactions;
import org.almanac.web.NetworkLimit;

/** Passwords of people: their own change of it, and the links on which one is set. */
@ApplicationScoped
public class Credentials {
    private final AccountRepository accounts;
    private final Sessions sessions;
    private final SessionStore stored;
    private final KnownDevices devices;
    private final MailedLinks links;
    private final PasswordHashing hashing;
    private final SignInWays ways;
    private final AuditLog audit;
    private final SiteSettings site;
    private final NetworkLimit askers;
    private final Event<Forgotten> forgotten;

    Credentials(
            AccountRepository accounts,
            Sessions sessions,
            SessionStore stored,
            KnownDevices devices,
            MailedLinks links,
            PasswordHashing hashing,
            SignInWays ways,
            AuditLog audit,
            SiteSettings site,
            LoginLimits limits,
            Event<Forgotten> forgotten) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.stored = stored;
        this.devices = devices;
        this.links = links;
        this.hashing = hashing;
        this.ways = ways;
        this.audit = audit;
        this.site = site;
        this.askers = new NetworkLimit(limits.forgottenPerNetwork(), limits.window());
        this.forgotten = forgotten;
    }

    /** Somebody says that they have forgotten the password of this address. */
    record Forgotten(String email) {}

    /**
     * Changes one's own password. All other sessions of theirs end, and no browser is a known device any more but the one
     * at hand. Takes some hundred milliseconds; outside any transaction.
     *
     * @param request with the old password, as at a log-in: wrong ones are counted like there
     * @return what the browser is known by from now on; the session stays as it is
     * @throws Problem INVALID by field; TOO_MANY_REQUESTS
     */
    public OpenedSession change(LoginRequest request, String chosen) {
        String session = Optional.ofNullable(request.session()).orElseThrow(Credentials::noPerson);
        refuseWithoutPasswords();
        AccountEntity account =
                sessions.prove(request).orElseThrow(() -> Problem.invalid("old", "This is not your present password."));
        refuseWeak("password", chosen, account);
        String hash = hashing.hash(chosen);
        AccountEntity changed = Transactions.anew(() -> {
            AccountEntity now = accounts.findById(account.id);
            now.choosePassword(hash);
            // Before the sessions, see markSignedIn.
            accounts.flush();
            stored.deleteOthersOf(now.id, session);
            links.revoke(now.id);
            audit.record(Actor.person(now.email), AuditAction.PASSWORD_CHANGED, null);
            return now;
        });
        return new OpenedSession(session, SessionEntity.ABSOLUTE, devices.issue(changed));
    }

    private static Problem noPerson() {
        return Problem.conflict("Only people have a password; this is a token.");
    }

    /**
     * Takes down that somebody has forgotten a password, and returns at once: whether there is such an account is looked
     * up later, so that no clock tells it.
     *
     * @param network IP address of the client
     * @throws Problem TOO_MANY_REQUESTS when too many were asked for from that network; NOT_FOUND without passwords
     */
    public void forget(String email, String network) {
        refuseWithoutPasswords();
        askers.take(network);
        if (EmailKey.of(email).isPresent()) {
            forgotten.fireAsync(new Forgotten(email));
        }
    }

    @Transactional
    void mail(@ObservesAsync Forgotten asked) {
        accounts.findByEmail(asked.email())
                .filter(account -> account.active && !links.isTooMany(LinkPurpose.RESET, account.email))
                .ifPresent(account -> {
                    links.send(LinkPurpose.RESET, account.id, account.email);
                    audit.count(Actor.person(account.email), AuditAction.PASSWORD_FORGOTTEN);
                });
    }

    /**
     * Whose password is set on a mailed link.
     *
     * @return the e-mail address
     * @throws Problem GONE when the link has run out, was used or was never made
     */
    @Transactional
    public String owner(LinkPurpose purpose, String code) {
        refuseWithoutPasswords();
        return holder(open(purpose, code)).email;
    }

    /**
     * Sets a password on a mailed link, which is used up by it. All sessions of its owner end. Takes some hundred
     * milliseconds; outside any transaction.
     *
     * @throws Problem GONE as for {@link #owner}; INVALID for a password that may not be chosen, which uses nothing up
     */
    public void choose(LinkPurpose purpose, String code, String chosen) {
        refuseWithoutPasswords();
        AccountEntity owner = Transactions.anew(() -> holder(open(purpose, code)));
        refuseWeak("password", chosen, owner);
        String hash = hashing.hash(chosen);
        Transactions.runAnew(() -> {
            accounts.lock();
            MailedLinks.Open link = open(purpose, code);
            AccountEntity account = holder(link);
            if (!links.use(link)) {
                throw dead();
            }
            account.choosePassword(hash);
            accounts.flush();
            stored.deleteOf(account.id);
            audit.record(Actor.person(account.email), AuditAction.PASSWORD_CHOSEN, null);
        });
    }

    private MailedLinks.Open open(LinkPurpose purpose, String code) {
        return links.find(purpose, code).orElseThrow(Credentials::dead);
    }

    private AccountEntity holder(MailedLinks.Open link) {
        return accounts.findByIdOptional(link.accountId())
                .filter(account -> account.active)
                .orElseThrow(Credentials::dead);
    }

    private static Problem dead() {
        return Problem.of(Problem.Kind.GONE, "This link has been used, or its time is over.");
    }

    private void refuseWithoutPasswords() {
        if (!ways.passwords()) {
            throw Problem.notFound("Passwords are switched off here; people come in by the provider of identities.");
        }
    }

    private void refuseWeak(String field, String chosen, AccountEntity account) {
        Passwords.refusal(chosen, List.of(account.email, account.name, site.siteName(), site.host()))
                .ifPresent(why -> {
                    throw Problem.invalid(field, why);
                });
    }
}
