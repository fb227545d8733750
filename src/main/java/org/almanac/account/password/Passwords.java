package org.almanac.account.password;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Passwords and their bcrypt hashes. Slow on purpose: never call it inside a transaction or on an event loop. */
public final class Passwords {
    /** In characters. */
    public static final int MIN_LENGTH = 10;

    /** bcrypt ignores what follows its 72nd byte, so a longer password is refused and not cut. */
    public static final int MAX_BYTES = 72;

    private static final int COST = 11;

    private static final String NOBODY = BcryptUtil.bcryptHash(UUID.randomUUID().toString(), COST);

    private Passwords() {}

    /** Whether it can be a password at all, however easily it is guessed. */
    public static boolean acceptable(String password) {
        return password.codePointCount(0, password.length()) >= MIN_LENGTH
                && bytes(password) <= MAX_BYTES
                && password.indexOf('\0') < 0;
    }

    /**
     * Why somebody may not choose this password: too short, too long, or among the first that are tried. See {@link
     * CommonPasswords}.
     *
     * @param own what is known of its owner, such as the address and the name
     * @return one sentence for the form; empty when it is fine
     */
    public static Optional<String> refusal(String password, List<String> own) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return Optional.of("Choose at least " + MIN_LENGTH + " characters.");
        }
        if (!acceptable(password)) {
            return Optional.of("Choose at most " + MAX_BYTES + " bytes; letters with accents take two or more.");
        }
        return isCommon(password, own)
                ? Optional.of("This password is among the first that are guessed. Choose another, such as some words"
                        + " that have nothing to do with each other.")
                : Optional.empty();
    }

    /** Whether it is among the first that somebody tries. */
    public static boolean isCommon(String password, List<String> own) {
        return new CommonPasswords(own).contains(password);
    }

    /** In modular crypt format. */
    public static String hash(String password) {
        return BcryptUtil.bcryptHash(password, COST);
    }

    /** @param hash null when there is no such account, or no password yet: never a match, and no faster than one */
    public static boolean matches(String password, @Nullable String hash) {
        boolean same = BcryptUtil.matches(password, hash == null ? NOBODY : hash);
        return same && hash != null && bytes(password) <= MAX_BYTES;
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
