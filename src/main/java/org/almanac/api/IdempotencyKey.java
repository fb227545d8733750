package org.almanac.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.almanac.event.write.RequestKey;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads {@code Idempotency-Key}: 1 to 255 printable ASCII characters, with or without quotation marks. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private IdempotencyKey() {}

    /** @throws Problem of kind MALFORMED when it is none */
    public static @Nullable RequestKey of(@Nullable String header, byte[] body) {
        if (header == null) {
            return null;
        }
        String key = header.strip();
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw Problem.malformed(HEADER + " must be 1 to " + LONGEST + " printable ASCII characters.");
        }
        return new RequestKey(key, hash(body));
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
