package org.almanac.importer.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Undoes {@code Content-Encoding: gzip}, up to a number of octets; nothing else was asked for. */
final class ContentCoding {
    private ContentCoding() {}

    static byte[] decoded(String coding, byte[] body, int most) throws FetchException {
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> inflated(body, most);
            default -> throw FetchException.of("The server compresses its answer in a way that was not asked for.");
        };
    }

    private static byte[] inflated(byte[] body, int most) throws FetchException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] inflated = in.readNBytes(most + 1);
            if (inflated.length > most) {
                throw tooLarge(most);
            }
            return inflated;
        } catch (IOException e) {
            throw FetchException.of("The compressed answer is damaged or cut off.");
        }
    }

    static FetchException tooLarge(int most) {
        return FetchException.of("The answer is larger than " + most / (1024 * 1024) + " MB.");
    }
}
