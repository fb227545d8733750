package org.almanac.account.store;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.almanac.encoding.Sha256;

/** Random tokens and what is kept of them. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int TOKEN_BYTES = 32;

    private Secrets() {}

    /** 256 random bits as 43 characters of base64url. */
    public static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    /** SHA-256 in base64url: enough for a secret with 256 bits of its own, and it can be looked up. */
    public static String hash(String secret) {
        return BASE64.encodeToString(Sha256.of(secret));
    }

    /** Whether two secrets are the same, in a time that tells nothing about either. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(Sha256.of(one), Sha256.of(other));
    }
}
