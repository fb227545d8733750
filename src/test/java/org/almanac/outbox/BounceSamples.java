package org.almanac.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reports in the manner of well-known mail servers. */
public final class BounceSamples {
    private BounceSamples() {}

    /** @param envelope where the report goes to, which is where the message came from */
    public static byte[] of(String name, String envelope, String messageId, String recipient) {
        try (InputStream in = BounceSamples.class.getResourceAsStream("bounces/" + name + ".eml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{envelope}", envelope)
                    .replace("{messageId}", messageId)
                    .replace("{recipient}", recipient)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
