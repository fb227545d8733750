package org.almanac.site;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.almanac.web.CachePolicy;

/**
 * A page as it is sent to everybody: its bytes, compressed once and not, with what HTTP says about them. Immutable. The
 * entity tag is that of the bytes, so that an edit which does not show does not make anybody load the page again.
 *
 * @param tag without quotes
 * @param revision of the catalogue that it was made from, or of an earlier one
 * @param changesAt up to when the passing of time alone does not change it
 * @param goodUntil when it must be made again though nothing seems to have happened
 */
record StoredPage(
        String mediaType,
        String tag,
        Buffer identity,
        Buffer gzip,
        long revision,
        Instant changesAt,
        Instant goodUntil) {
    private static final int TAG_LENGTH = 22;

    static StoredPage of(Rendered page, long revision, Instant goodUntil) {
        byte[] bytes = page.text().getBytes(StandardCharsets.UTF_8);
        Instant until = page.changesAt().isBefore(goodUntil) ? page.changesAt() : goodUntil;
        return new StoredPage(
                page.mediaType(),
                tag(bytes),
                Buffer.buffer(bytes),
                Buffer.buffer(compressed(bytes)),
                revision,
                page.changesAt(),
                until);
    }

    boolean isFresh(long latest, Instant now) {
        return revision >= latest && now.isBefore(goodUntil);
    }

    Buffer body(boolean compressed) {
        return compressed ? gzip : identity;
    }

    /** With its quotes; compressed bytes have their own, as strong tags must (RFC 9110 §8.8.3). */
    String entityTag(boolean compressed) {
        return '"' + tag + (compressed ? "-gzip\"" : "\"");
    }

    /** Whether a client has it already, by weak comparison and in either encoding (RFC 9110 §13.1.2). */
    boolean isNamedBy(String ifNoneMatch) {
        for (String item : ifNoneMatch.split(",")) {
            String named = item.strip();
            String strong = named.startsWith("W/") ? named.substring(2) : named;
            if (strong.equals("*") || strong.equals(entityTag(false)) || strong.equals(entityTag(true))) {
                return true;
            }
        }
        return false;
    }

    String cacheControl(Instant now, Duration longest) {
        return CachePolicy.ofPage(longest).header(now, changesAt);
    }

    /** In memory, in octets. */
    int size() {
        return identity.length() + gzip.length();
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
