package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;

/** Credentials of programs: {@code Authorization: Bearer <token>}. */
@ApplicationScoped
public class ApiTokens {
    /** Lets people and secret scanners see what it is when it turns up where it should not. */
    private static final String PREFIX = "almanac_";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}");
    private static final Duration USED_PRECISION = Duration.ofMinutes(1);

    private final EntityManager database;
    private final Ids ids;
    private final Clock clock;

    ApiTokens(EntityManager database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Creates a token.
     *
     * @param name for the history; unique, also among revoked ones
     * @param creator e-mail address of the account that asks; another token may create one too
     * @return the secret, which is not kept and cannot be shown again
     * @throws Problem INVALID if the name is unusable or taken
     */
    @Transactional
    public String create(String name, Role role, String creator) {
        String trimmed = name.strip();
        if (!NAME.matcher(trimmed).matches()) {
            throw Problem.invalid(
                    "name", "Name the token with up to 60 letters, digits, spaces, dots, hyphens or underscores.");
        }
        if (named(trimmed)) {
            throw Problem.invalid("name", "There is or was a token with this name; choose another.");
        }
        String secret = PREFIX + Secrets.newToken();
        ApiTokenEntity token = new ApiTokenEntity();
        token.id = ids.next();
        token.name = trimmed;
        token.tokenHash = Secrets.hash(secret);
        token.role = role;
        token.accountId = accountId(creator).orElse(null);
        token.createdAt = clock.instant();
        database.persist(token);
        return secret;
    }

    /** All tokens, those in use first, then by name. */
    @Transactional
    public List<ApiToken> list() {
        return database.createQuery(
                        "from ApiTokenEntity order by case when revokedAt is null then 0 else 1 end, name",
                        ApiTokenEntity.class)
                .getResultStream()
                .map(ApiTokenEntity::toRecord)
                .toList();
    }

    /**
     * From now on the token is refused. Revoking twice changes nothing.
     *
     * @throws Problem NOT_FOUND
     */
    @Transactional
    public void revoke(UUID id) {
        ApiTokenEntity token = database.find(ApiTokenEntity.class, id);
        if (token == null) {
            throw Problem.notFound("There is no such token.");
        }
        if (token.revokedAt == null) {
            token.revokedAt = clock.instant();
        }
    }

    /** The token in force with this secret. */
    @Transactional
    Optional<ApiToken> use(String secret) {
        Instant now = clock.instant();
        Optional<ApiTokenEntity> found = database.createQuery(
                        "from ApiTokenEntity where tokenHash = :hash and revokedAt is null", ApiTokenEntity.class)
                .setParameter("hash", Secrets.hash(secret))
                .getResultStream()
                .findFirst();
        found.filter(token -> token.lastUsedAt == null || now.isAfter(token.lastUsedAt.plus(USED_PRECISION)))
                .ifPresent(token -> token.lastUsedAt = now);
        return found.map(ApiTokenEntity::toRecord);
    }

    private boolean named(String name) {
        return database.createQuery("select count(*) from ApiTokenEntity where name = :name", Long.class)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }

    private Optional<UUID> accountId(String email) {
        return EmailKey.of(email)
                .flatMap(key -> database.createQuery("select id from AccountEntity where emailKey = :key", UUID.class)
                        .setParameter("key", key)
                        .getResultStream()
                        .findFirst());
    }
}
