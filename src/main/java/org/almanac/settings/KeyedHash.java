package org.almanac.settings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) under one key, set up once and not for each of a thousand mails. For any number of threads. */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    /** Ready to begin; never used itself. */
    private final Mac ready;

    /** @param key at least 32 bytes that nobody can guess */
    public KeyedHash(byte[] key) {
        try {
            ready = Mac.getInstance(ALGORITHM);
            ready.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** @return 32 bytes */
    public byte[] of(byte[] text) {
        try {
            return ((Mac) ready.clone()).doFinal(text);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java platform copies its " + ALGORITHM, e);
        }
    }

    /** @return base64url (RFC 4648 §5) without padding */
    public String text(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
