package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.almanac.account.link.MailedLinks;
import org.almanac.account.store.AccountEntity;
import org.almanac.account.store.AccountRepository;
import org.almanac.account.store.SessionStore;
import org.almanac.event.Actor;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The people of the desk. Whoever is new gets an invitation by mail; whoever is deactivated or removed is out at once, with
 * their sessions and the tokens that they made. One change at a time, on whatever node, so that there is always an
 * administrator who is let in.
 */
@ApplicationScoped
@Transactional
public class Accounts {
    private final AccountRepository accounts;
    private final SessionStore sessions;
    private final ApiTokens tokens;
    private final MailedLinks links;
    private final SignInWays ways;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Accounts(
            AccountRepository accounts,
            SessionStore sessions,
            ApiTokens tokens,
            MailedLinks links,
            SignInWays ways,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.links = links;
        this.ways = ways;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * In the order in which they were made.
     *
     * @param cursor null for the first page
     * @param limit at least 1
     * @throws Problem MALFORMED when the cursor is none of ours
     */
    public Page<Account> list(@Nullable String cursor, int limit) {
        Page<AccountEntity> page =
                Page.of(accounts.listOldest(Cursor.id(cursor), limit + 1), limit, account -> account.id.toString());
        Map<UUID, Instant> invited = links.invitedUntil(
                page.items().stream().map(account -> account.id).toList());
        return page.map(account -> account.toRecord(invited.get(account.id)));
    }

    /** @throws Problem NOT_FOUND */
    public Account find(UUID id) {
        return shown(stored(id));
    }

    /** One's own account; empty for who is no person. */
    public Optional<Account> find(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON
                ? accounts.findByEmail(actor.name()).map(this::shown)
                : Optional.empty();
    }

    /**
     * Makes an account and invites its owner, unless it is not active.
     *
     * @throws Problem INVALID; CONFLICT when somebody has this address already
     */
    public Account create(SaveAccount wanted, Actor by) {
        AccountFields fields = wanted.checked();
        accounts.lock();
        AccountEntity account = new AccountEntity(ids.next(), fields, clock.instant());
        refuseTaken(fields, account.id);
        // The link refers to it.
        accounts.persistAndFlush(account);
        audit.record(by, AuditAction.ACCOUNT_CREATED, account.email + " (" + account.role + ")");
        inviteIfNew(account, by);
        return shown(account);
    }

    /**
     * Changes an account.
     *
     * @param change what it is to be instead; called once no one else can change it
     * @param expected the revision that the caller has seen; null for any
     * @throws Problem NOT_FOUND, INVALID, STALE; CONFLICT when the address is somebody else's, or no administrator would
     *     be left
     */
    public Account change(UUID id, Function<Account, SaveAccount> change, @Nullable Integer expected, Actor by) {
        accounts.lock();
        AccountEntity account = stored(id);
        refuseStale(account, expected);
        AccountFields before = account.fields();
        AccountFields after = change.apply(shown(account)).checked();
        if (after.equals(before)) {
            return shown(account);
        }
        refuseTaken(after, id);
        if (after.role() != Role.ADMIN || !after.active()) {
            refuseLastAdministrator(account);
        }
        account.change(after, clock.instant());
        audit.record(by, AuditAction.ACCOUNT_CHANGED, account.email + " (" + account.role + ")");
        follow(account, before, by);
        return shown(account);
    }

    /** What else a change brings about. */
    private void follow(AccountEntity account, AccountFields before, Actor by) {
        if (!account.emailKey.equals(before.emailKey())) {
            // What was mailed to the old address belongs to whoever reads there.
            links.revoke(account.id);
        }
        if (!account.active) {
            if (before.active()) {
                audit.record(by, AuditAction.ACCOUNT_DEACTIVATED, account.email);
            }
            shutOut(account, by);
            return;
        }
        if (!before.active()) {
            audit.record(by, AuditAction.ACCOUNT_ACTIVATED, account.email);
        }
        tokens.revokeBeyond(account.role, account.id, by);
        if (!before.active() || !account.emailKey.equals(before.emailKey())) {
            inviteIfNew(account, by);
        }
    }

    /** Ends whatever lets somebody in. */
    private void shutOut(AccountEntity account, Actor by) {
        sessions.deleteOf(account.id);
        tokens.revokeBeyond(null, account.id, by);
        links.revoke(account.id);
    }

    /**
     * Removes an account; what its owner has done stays in the histories under the address.
     *
     * @param expected the revision that the caller has seen; null for any
     * @throws Problem NOT_FOUND, STALE; CONFLICT when no administrator would be left
     */
    public void delete(UUID id, @Nullable Integer expected, Actor by) {
        accounts.lock();
        AccountEntity account = stored(id);
        refuseStale(account, expected);
        refuseLastAdministrator(account);
        shutOut(account, by);
        accounts.delete(account);
        audit.record(by, AuditAction.ACCOUNT_REMOVED, account.email);
    }

    /**
     * Sends the invitation again; the earlier link is void.
     *
     * @throws Problem NOT_FOUND; CONFLICT for who is not active, has joined already or had too many within an hour
     */
    public void invite(UUID id, Actor by) {
        accounts.lock();
        AccountEntity account = stored(id);
        if (!account.active || account.password != null) {
            throw Problem.conflict(
                    account.active
                            ? "This person has a password already; a forgotten one is replaced at /admin/forgotten."
                            : "This account is not active.");
        }
        if (!ways.passwords()) {
            throw Problem.conflict("Passwords are switched off; people come in by the provider of identities.");
        }
        if (links.isTooMany(LinkPurpose.INVITATION, account.email)) {
            throw Problem.conflict("This address has got several invitations within the hour; try again later.");
        }
        send(account, by);
    }

    /**
     * Ends all sessions of somebody, on whatever browser.
     *
     * @throws Problem NOT_FOUND
     */
    public void signOut(UUID id, Actor by) {
        AccountEntity account = stored(id);
        sessions.deleteOf(id);
        audit.record(by, AuditAction.SIGNED_OUT_BY_OTHERS, account.email);
    }

    private void inviteIfNew(AccountEntity account, Actor by) {
        if (account.active && account.password == null && ways.passwords()) {
            send(account, by);
        }
    }

    private void send(AccountEntity account, Actor by) {
        links.send(LinkPurpose.INVITATION, account.id, account.email);
        audit.record(by, AuditAction.INVITATION_SENT, account.email);
    }

    private void refuseTaken(AccountFields fields, UUID by) {
        if (accounts.isTaken(fields.emailKey(), by)) {
            throw Problem.conflict("Somebody has an account with this address already.");
        }
    }

    private static void refuseStale(AccountEntity account, @Nullable Integer expected) {
        if (expected != null && expected != account.revision) {
            throw Problem.of(
                    Problem.Kind.STALE,
                    "The account has been changed since; it is at revision " + account.revision + " now.");
        }
    }

    private void refuseLastAdministrator(AccountEntity account) {
        if (account.role == Role.ADMIN && account.active && !accounts.hasOtherAdministrator(account.id)) {
            throw Problem.conflict("This is the last active administrator. Make somebody else one first.");
        }
    }

    private AccountEntity stored(UUID id) {
        return accounts.findByIdOptional(id).orElseThrow(() -> Problem.notFound("There is no such account."));
    }

    private Account shown(AccountEntity account) {
        return account.toRecord(links.invitedUntil(Set.of(account.id)).get(account.id));
    }
}
