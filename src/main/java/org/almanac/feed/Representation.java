package org.almanac.feed;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * A feed as it is sent: its bytes, compressed once and not, with what HTTP says about them. Immutable.
 *
 * <p>The entity tag is that of the bytes; the compressed ones have their own, as strong tags must (RFC 9110 §8.8.3).
 */
public final class Representation {
    private static final int TAG_LENGTH = 22;

    private final FeedFormat format;
    private final String tag;
    private final CharSequence entityTag;
    private final CharSequence gzipEntityTag;
    private final CharSequence lastModifiedDate;
    private final Buffer identity;
    private final Buffer gzip;
    private final Instant lastModified;
    private final Instant validUntil;

    private Representation(
            FeedFormat format, String tag, Buffer identity, Buffer gzip, Instant lastModified, Instant validUntil) {
        this.format = format;
        this.tag = tag;
        this.entityTag = HttpHeaders.createOptimized(entityTag(false));
        this.gzipEntityTag = HttpHeaders.createOptimized(entityTag(true));
        this.lastModifiedDate = HttpHeaders.createOptimized(HttpConditions.date(lastModified));
        this.identity = identity;
        this.gzip = gzip;
        this.lastModified = lastModified;
        this.validUntil = validUntil;
    }

    static Representation of(FeedFormat format, byte[] bytes, Instant lastModified, Instant validUntil) {
        return new Representation(
                format, tag(bytes), direct(bytes), direct(compressed(bytes)), lastModified, validUntil);
    }

    // Outside the heap, from where it is sent without being copied first. The JDK frees it with the object.
    private static Buffer direct(byte[] bytes) {
        ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(memory)));
    }

    boolean holds(byte[] bytes) {
        return tag.equals(tag(bytes));
    }

    /** The same, good for longer. */
    Representation validUntil(Instant later) {
        return new Representation(format, tag, identity, gzip, lastModified, later);
    }

    public String mediaType() {
        return format.mediaType();
    }

    /** To be sent, not to be changed. */
    public Buffer body(boolean compressed) {
        return compressed ? gzip : identity;
    }

    /** With its quotes. */
    public String entityTag(boolean compressed) {
        return compressed ? '"' + tag + "-gzip\"" : '"' + tag + '"';
    }

    /** Its header, encoded. */
    CharSequence entityTagHeader(boolean compressed) {
        return compressed ? gzipEntityTag : entityTag;
    }

    /** Its header, encoded. */
    CharSequence lastModifiedHeader() {
        return lastModifiedDate;
    }

    /** When the bytes last changed, or later; in whole seconds. */
    public Instant lastModified() {
        return lastModified;
    }

    /** Up to when the passing of time alone does not change it. */
    public Instant validUntil() {
        return validUntil;
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
