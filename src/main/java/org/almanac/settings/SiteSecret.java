package org.almanac.settings;

import jakarta.enterprise.context.ApplicationScoped;
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

    static final String TOO_SHORT = "almanac.secret must have at least " + BYTES + " characters";

    private final SecretRepository secrets;
    private final Clock clock;
    private final Optional<String> given;

    /** @throws IllegalStateException when the operator's secret is too short to be one */
    SiteSecret(SecretRepository secrets, Clock clock, SecretSettings settings) {
        this.secrets = secrets;
        this.clock = clock;
        this.given = settings.secret().filter(secret -> !secret.isBlank());
        if (given.filter(SiteSecret::isTooShort).isPresent()) {
            throw new IllegalStateException(TOO_SHORT);
        }
    }

    /** A blank one is none. */
    static boolean isTooShort(String secret) {
        return !secret.isBlank() && secret.length() < BYTES;
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
        secrets.insertIfAbsent(NAME, fresh, clock.instant());
        return secrets.findByIdOptional(NAME).orElseThrow().value;
    }
}
