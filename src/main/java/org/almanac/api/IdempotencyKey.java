package org.almanac.api;

import org.almanac.encoding.Sha256;
import org.almanac.event.write.RequestKey;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads {@code Idempotency-Key}: 1 to 255 printable ASCII characters, with or without quotation marks. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private IdempotencyKey() {}

    /**
     * @param body what was sent, written anew, so that spaces and the order of fields make no other request
     * @throws Problem of kind MALFORMED when the header is no key
     */
    public static @Nullable RequestKey of(@Nullable String header, String body) {
        if (header == null) {
            return null;
        }
        String key = header.strip();
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw Problem.malformed(HEADER + " must be 1 to " + LONGEST + " printable ASCII characters.");
        }
        return new RequestKey(key, Sha256.hex(body));
    }
}
