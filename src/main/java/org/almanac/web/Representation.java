package org.almanac.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.almanac.encoding.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * An answer that everybody is given the same, as it is sent: its bytes, compressed once and not, with what HTTP says about
 * them, encoded once. Immutable. {@link RepresentationSender} sends it.
 *
 * <p>The entity tag is made of the bytes, so that an edit which does not show makes nobody load them again; the compressed
 * ones have their own, as strong tags must (RFC 9110 §8.8.3).
 */
public final class Representation {
    private static final int TAG_LENGTH = 22;

    private final String mediaType;
    private final String tag;
    private final Buffer identity;
    private final Buffer gzip;
    private final @Nullable Instant lastModified;
    private final Instant changesAt;

    private final String entityTag;
    private final String gzipEntityTag;
    private final CharSequence contentTypeHeader;
    private final CharSequence entityTagHeader;
    private final CharSequence gzipEntityTagHeader;
    private final @Nullable CharSequence lastModifiedHeader;

    private Representation(
            String mediaType,
            String tag,
            Buffer identity,
            Buffer gzip,
            @Nullable Instant lastModified,
            Instant changesAt) {
        this.mediaType = mediaType;
        this.tag = tag;
        this.identity = identity;
        this.gzip = gzip;
        this.lastModified = lastModified;
        this.changesAt = changesAt;
        entityTag = '"' + tag + '"';
        gzipEntityTag = '"' + tag + "-gzip\"";
        contentTypeHeader = HttpHeaders.createOptimized(mediaType);
        entityTagHeader = HttpHeaders.createOptimized(entityTag);
        gzipEntityTagHeader = HttpHeaders.createOptimized(gzipEntityTag);
        lastModifiedHeader = lastModified == null ? null : HttpHeaders.createOptimized(HttpDate.format(lastModified));
    }

    /** Compresses the bytes as far as it goes. */
    public static Representation of(String mediaType, byte[] bytes, Instant changesAt) {
        return of(mediaType, Sha256.of(bytes), Buffer.buffer(bytes), Buffer.buffer(compressed(bytes)), null, changesAt);
    }

    /**
     * @param mediaType with its charset
     * @param digest SHA-256 of the bytes, or of what they follow from
     * @param gzip the same bytes as identity
     * @param lastModified when the bytes last changed, or later; in whole seconds; null when that is not told
     * @param changesAt up to when the passing of time alone does not change them; {@link Instant#MAX} for always
     */
    public static Representation of(
            String mediaType,
            byte[] digest,
            Buffer identity,
            Buffer gzip,
            @Nullable Instant lastModified,
            Instant changesAt) {
        return new Representation(mediaType, tag(digest), identity, gzip, lastModified, changesAt);
    }

    /** Whether it is of what has this digest. */
    public boolean isOf(byte[] digest) {
        return tag.equals(tag(digest));
    }

    /** The same, good for longer. */
    public Representation changingAt(Instant later) {
        return new Representation(mediaType, tag, identity, gzip, lastModified, later);
    }

    public String mediaType() {
        return mediaType;
    }

    /** To be sent, not to be changed. */
    public Buffer body(boolean compressed) {
        return compressed ? gzip : identity;
    }

    /** With its quotes. */
    public String entityTag(boolean compressed) {
        return compressed ? gzipEntityTag : entityTag;
    }

    /** When the bytes last changed, or later; in whole seconds; null when that is not told. */
    public @Nullable Instant lastModified() {
        return lastModified;
    }

    /** Up to when the passing of time alone does not change it. */
    public Instant changesAt() {
        return changesAt;
    }

    /** In memory, in octets. */
    public int size() {
        return identity.length() + gzip.length();
    }

    CharSequence contentTypeHeader() {
        return contentTypeHeader;
    }

    CharSequence entityTagHeader(boolean compressed) {
        return compressed ? gzipEntityTagHeader : entityTagHeader;
    }

    @Nullable
    CharSequence lastModifiedHeader() {
        return lastModifiedHeader;
    }

    private static String tag(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, TAG_LENGTH);
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream gzip = new BestGzip(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
