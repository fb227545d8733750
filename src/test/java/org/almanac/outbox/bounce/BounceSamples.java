package org.almanac.outbox.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reports in the manner of well-known mail servers. */
public final class BounceSamples {
    private BounceSamples() {}

    /** @param envelope where the report goes to, which is where the message came from */
    public static byte[] of(String name, String envelope, String messageId, String recipient) {
        return filled("bounces/" + name + ".eml", envelope, messageId, recipient);
    }

    /** One of the {@link #index}. */
    public static byte[] report(String name, String envelope, String messageId, String recipient) {
        return filled("reports/" + name + ".eml", envelope, messageId, recipient);
    }

    /** Of each report its name, and what it says: kind, fault and status, {@code -} for none. */
    static List<String[]> index() {
        return read("reports/index.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
    }

    private static byte[] filled(String file, String envelope, String messageId, String recipient) {
        return read(file)
                .replace("{envelope}", envelope)
                .replace("{messageId}", messageId)
                .replace("{recipient}", recipient)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String read(String file) {
        try (InputStream in = BounceSamples.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
