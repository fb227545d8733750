package org.almanac.account.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.almanac.account.AccountFields;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditLog;
import org.almanac.account.EmailKey;
import org.almanac.account.Role;
import org.almanac.account.SaveAccount;
import org.almanac.account.store.AccountEntity;
import org.almanac.account.store.AccountRepository;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jboss.logging.Logger;

/** The accounts of those who come by the provider: made when they first come, and as the provider has them since. */
@ApplicationScoped
public class ProviderAccounts {
    private static final Logger LOG = Logger.getLogger(ProviderAccounts.class);
    private static final int LONGEST_NAME = 100;

    private final AccountRepository accounts;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    ProviderAccounts(AccountRepository accounts, AuditLog audit, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The account of somebody who has just come. Known by what the provider calls them; at the first time by their address,
     * which an administrator may have entered.
     *
     * @throws Problem FORBIDDEN for who was deactivated here, or whose address is that of somebody else at the provider
     */
    @Transactional
    public AccountEntity of(ProviderPerson person) {
        accounts.lock();
        Optional<AccountEntity> known = accounts.findBySubject(person.subject());
        AccountEntity account =
                known.or(() -> accounts.findByEmail(person.email())).orElse(null);
        if (account == null) {
            return make(person);
        }
        if (!account.isOf(person.subject())) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "Somebody else’s account here has your e-mail address.");
        }
        if (!account.active) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "Your account here is not active. Ask an administrator.");
        }
        account.comeBy(person.subject());
        follow(account, person);
        return account;
    }

    private AccountEntity make(ProviderPerson person) {
        AccountFields fields = SaveAccount.of(person.email(), shortened(person.name()), person.role());
        AccountEntity account = new AccountEntity(ids.next(), fields, clock.instant());
        account.comeBy(person.subject());
        accounts.persistAndFlush(account);
        record(account, AuditAction.ACCOUNT_CREATED);
        return account;
    }

    /** What the provider says holds, but for what would leave the desk without an administrator or an address to two. */
    private void follow(AccountEntity account, ProviderPerson person) {
        Role role = person.role();
        if (account.role == Role.ADMIN && role != Role.ADMIN && !accounts.hasOtherAdministrator(account.id)) {
            LOG.warnf("The provider makes an editor of the last administrator; account %s stays one", account.id);
            role = Role.ADMIN;
        }
        String key = EmailKey.of(person.email()).orElse(account.emailKey);
        String email = accounts.isTaken(key, account.id) ? account.email : person.email();
        String name = person.name().isBlank() ? account.name : shortened(person.name());
        AccountFields after = SaveAccount.of(email, name, role);
        if (!after.equals(account.fields())) {
            account.change(after, clock.instant());
            record(account, AuditAction.ACCOUNT_CHANGED);
        }
    }

    private void record(AccountEntity account, AuditAction action) {
        audit.record(
                Actor.person(account.email),
                action,
                account.email + " (" + account.role + "), by the provider of identities");
    }

    private static String shortened(String name) {
        String plain =
                name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", " ").strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST_NAME
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME)).strip();
    }
}
