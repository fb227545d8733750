package org.almanac.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.almanac.web.HttpDate;

/**
 * A feed as it is sent: its bytes, compressed once and not, with what HTTP says about them. Immutable.
 *
 * <p>The entity tag is made of the bytes; the compressed ones have their own, as strong tags must (RFC 9110 §8.8.3).
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
        this.lastModifiedDate = HttpHeaders.createOptimized(HttpDate.format(lastModified));
        this.identity = identity;
        this.gzip = gzip;
        this.lastModified = lastModified;
        this.validUntil = validUntil;
    }

    static Representation of(FeedFormat format, List<Piece> pieces, Instant lastModified, Instant validUntil) {
        return new Representation(
                format,
                tag(pieces),
                Buffer.buffer(Piece.identity(pieces)),
                Buffer.buffer(Piece.gzip(pieces)),
                lastModified,
                validUntil);
    }

    boolean holds(List<Piece> pieces) {
        return tag.equals(tag(pieces));
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

    // Of the pieces' hashes rather than of the bytes: after an edit most are known.
    private static String tag(List<Piece> pieces) {
        MessageDigest hash = Piece.sha256();
        pieces.forEach(piece -> hash.update(piece.digest()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(hash.digest())
                .substring(0, TAG_LENGTH);
    }
}
