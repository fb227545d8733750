package org.almanac.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Passwords and their bcrypt hashes. Slow on purpose: never call it inside a transaction or on an event loop. */
final class Passwords {
    static final int MIN_LENGTH = 10;

    /** bcrypt ignores what follows its 72nd byte, so a longer password is refused and not cut. */
    static final int MAX_BYTES = 72;

    private static final int COST = 11;

    private static final String NOBODY = BcryptUtil.bcryptHash(Secrets.newToken(), COST);

    private Passwords() {}

    static boolean acceptable(String password) {
        return password.codePointCount(0, password.length()) >= MIN_LENGTH
                && bytes(password) <= MAX_BYTES
                && password.indexOf('\0') < 0;
    }

    static String hash(String password) {
        return BcryptUtil.bcryptHash(password, COST);
    }

    /** @param hash null when there is no such account: never a match, and no faster than one */
    static boolean matches(String password, @Nullable String hash) {
        boolean same = BcryptUtil.matches(password, hash == null ? NOBODY : hash);
        return same && hash != null && bytes(password) <= MAX_BYTES;
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
