package org.almanac.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** What only this site knows: the operator's secret, else one that the first start generated for all nodes. */
@ApplicationScoped
public class SiteSecret {
    private static final String NAME = "site";
    private static final int BYTES = 32;

    private final EntityManager entities;
    private final Clock clock;
    private final Optional<String> given;

    /** @throws IllegalStateException when the operator's secret is too short to be one */
    SiteSecret(EntityManager entities, Clock clock, SecretSettings settings) {
        this.entities = entities;
        this.clock = clock;
        this.given = settings.secret().filter(secret -> !secret.isBlank());
        if (given.isPresent() && given.get().length() < BYTES) {
            throw new IllegalStateException("almanac.secret must have at least " + BYTES + " characters");
        }
    }

    /** A key of 32 bytes for one purpose; keys for different purposes tell nothing about each other. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public byte[] keyFor(String purpose) {
        byte[] secret = given.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElseGet(this::generated);
        return new KeyedHash(secret).of(purpose.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] generated() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        // Of several nodes that start at once, the first one's stays.
        entities.createNativeQuery("insert into secret (name, value, created_at) values (:name, :value, :now)"
                        + " on conflict (name) do nothing")
                .setParameter("name", NAME)
                .setParameter("value", fresh)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return (byte[]) entities.createNativeQuery("select value from secret where name = :name", byte[].class)
                .setParameter("name", NAME)
                .getSingleResult();
    }
}
