package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.almanac.account.store.AccountRepository;
import org.almanac.account.store.ApiTokenEntity;
import org.almanac.account.store.ApiTokenRepository;
import org.almanac.account.store.Secrets;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** Credentials of programs: {@code Authorization: Bearer <token>}. */
@ApplicationScoped
public class ApiTokens {
    /** Lets people and secret scanners see what it is when it turns up where it should not. */
    private static final String PREFIX = "almanac_";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}");
    private static final Duration USED_PRECISION = Duration.ofMinutes(1);

    private final ApiTokenRepository tokens;
    private final AccountRepository accounts;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    ApiTokens(ApiTokenRepository tokens, AccountRepository accounts, AuditLog audit, Ids ids, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Creates a token with all that a role may, without an end.
     *
     * @param creator e-mail address of an account
     * @return the secret, see {@link #create(NewToken, Actor)}
     * @throws Problem INVALID if the name is unusable or taken
     */
    @Transactional
    public String create(String name, Role role, String creator) {
        return create(new NewToken(name, Set.of(Scope.of(role)), null), Actor.person(creator));
    }

    /**
     * Creates a token.
     *
     * @param creator who asks; a token may create others too
     * @return the secret, which is not kept and cannot be shown again
     * @throws Problem INVALID if the name is unusable or taken, there is no scope, or it would have expired already
     */
    @Transactional
    public String create(NewToken wanted, Actor creator) {
        String name = name(wanted.name());
        if (wanted.scopes().isEmpty()) {
            throw Problem.invalid("scopes", "Choose at least one thing that the token may do.");
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(clock.instant())) {
            throw Problem.invalid("expiresAt", "The token would have expired already; choose a later day.");
        }
        String secret = PREFIX + Secrets.newToken();
        ApiTokenEntity token = new ApiTokenEntity(
                ids.next(),
                new NewToken(name, wanted.scopes(), wanted.expiresAt()),
                Secrets.hash(secret),
                accountId(creator).orElse(null),
                clock.instant());
        tokens.persist(token);
        audit.record(creator, AuditAction.TOKEN_CREATED, name + " (" + token.scopes + ")");
        return secret;
    }

    private String name(String typed) {
        String name = typed.strip();
        if (!NAME.matcher(name).matches()) {
            throw Problem.invalid(
                    "name", "Name the token with up to 60 letters, digits, spaces, dots, hyphens or underscores.");
        }
        if (name.equalsIgnoreCase(Actor.OPERATOR_TOKEN)) {
            throw Problem.invalid("name", "This is what the operator's own token is called; choose another.");
        }
        if (tokens.hasName(name)) {
            throw Problem.invalid("name", "There is or was a token with this name; choose another.");
        }
        return name;
    }

    /** All tokens, those that are not revoked first, then by name. */
    @Transactional
    public List<ApiToken> list() {
        return tokens.listByState().stream().map(ApiTokenEntity::toRecord).toList();
    }

    /**
     * From now on the token is refused. Revoking twice changes nothing.
     *
     * @throws Problem NOT_FOUND
     */
    @Transactional
    public void revoke(UUID id, Actor actor) {
        ApiTokenEntity token =
                tokens.findByIdOptional(id).orElseThrow(() -> Problem.notFound("There is no such token."));
        if (!token.isRevoked()) {
            token.revoke(clock.instant());
            audit.record(actor, AuditAction.TOKEN_REVOKED, token.name);
        }
    }

    /** Revokes the tokens that an account has made and that may more than a role does. @param role null for none */
    void revokeBeyond(@Nullable Role role, UUID accountId, Actor actor) {
        Set<String> allowed = role == null ? Set.of() : Scope.of(role).roles();
        for (ApiTokenEntity token : tokens.listOf(accountId)) {
            if (role == null || !allowed.containsAll(Scope.rolesOf(Scope.split(token.scopes)))) {
                token.revoke(clock.instant());
                audit.record(actor, AuditAction.TOKEN_REVOKED, token.name);
            }
        }
    }

    /** The token in force with this secret. */
    @Transactional
    public Optional<ApiToken> use(String secret) {
        Instant now = clock.instant();
        Optional<ApiToken> found = tokens.findInForce(Secrets.hash(secret), now).map(ApiTokenEntity::toRecord);
        found.filter(token -> token.lastUsedAt() == null
                        || now.isAfter(token.lastUsedAt().plus(USED_PRECISION)))
                .ifPresent(token -> used(token, now));
        return found;
    }

    private void used(ApiToken token, Instant now) {
        if (tokens.markUsed(token.id(), now)) {
            audit.record(Actor.token(token.name()), AuditAction.TOKEN_FIRST_USED, token.name());
        }
    }

    private Optional<UUID> accountId(Actor creator) {
        if (creator.kind() != Actor.Kind.PERSON) {
            return Optional.empty();
        }
        return accounts.findByEmail(creator.name()).map(account -> account.id);
    }
}
