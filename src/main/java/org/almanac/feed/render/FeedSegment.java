package org.almanac.feed.render;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.almanac.encoding.Sha256;

/**
 * Some bytes of a feed, compressed and not, ready to be sent one after the other with other segments. Lies outside the heap,
 * from where it is sent without being copied first; the JDK frees it with the object. Immutable.
 */
public final class FeedSegment {
    /** In octets. */
    private static final int SMALL = 64 * 1024;

    private final ByteBuffer identity;
    private final ByteBuffer deflated;
    private final byte[] digest;

    private FeedSegment(ByteBuffer identity, ByteBuffer deflated, byte[] digest) {
        this.identity = identity;
        this.deflated = deflated;
        this.digest = digest;
    }

    public static FeedSegment of(byte[] bytes) {
        return new FeedSegment(direct(bytes, bytes.length), deflated(bytes), Sha256.of(bytes));
    }

    int length() {
        return identity.capacity();
    }

    /** SHA-256 of the bytes. */
    public byte[] digest() {
        return digest.clone();
    }

    /** All bytes of segments, not to be released. */
    public static ByteBuf identity(List<FeedSegment> segments) {
        return together(segments.stream().map(segment -> segment.identity).toArray(ByteBuffer[]::new));
    }

    /** All bytes of segments as one gzip member (RFC 1952), not to be released. */
    public static ByteBuf gzip(List<FeedSegment> segments) {
        CRC32 crc = new CRC32();
        ByteBuffer[] parts = new ByteBuffer[segments.size() + 2];
        // Deflate, no name, no time: the same bytes give the same member. 255: of no particular system.
        parts[0] = direct(new byte[] {31, (byte) 139, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 255}, 10);
        int length = 0;
        for (int i = 0; i < segments.size(); i++) {
            FeedSegment segment = segments.get(i);
            crc.update(segment.identity.duplicate());
            length += segment.length();
            parts[i + 1] = segment.deflated;
        }
        // The last block (RFC 1951 §3.2.3) is empty and of fixed codes: ten bits, 3 and 0.
        ByteBuffer end = ByteBuffer.allocateDirect(10).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        parts[parts.length - 1] = end.put((byte) 3)
                .put((byte) 0)
                .putInt((int) crc.getValue())
                .putInt(length)
                .flip();
        return together(parts);
    }

    /** Of the segments' hashes rather than of the bytes: after an edit most are known. */
    public static byte[] digest(List<FeedSegment> segments) {
        MessageDigest hash = Sha256.begin();
        segments.forEach(segment -> hash.update(segment.digest));
        return hash.digest();
    }

    /** Few bytes are copied once, since each part that is written costs every request its own entry in the system call. */
    private static ByteBuf together(ByteBuffer[] parts) {
        int length = 0;
        for (ByteBuffer part : parts) {
            length += part.remaining();
        }
        if (parts.length == 1 || length > SMALL) {
            return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(parts.length, parts));
        }
        ByteBuffer whole = ByteBuffer.allocateDirect(length);
        for (ByteBuffer part : parts) {
            whole.put(part.duplicate());
        }
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(whole.flip()));
    }

    /** Blocks that end at a whole octet and refer to nothing before them, so that others may precede and follow. */
    private static ByteBuffer deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(bytes);
            byte[] out = new byte[bytes.length + bytes.length / 1_000 + 64];
            int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
            if (length == out.length) {
                throw new IllegalStateException("deflate needs more room than it ever should");
            }
            return direct(out, length);
        } finally {
            deflater.end();
        }
    }

    private static ByteBuffer direct(byte[] bytes, int length) {
        return ByteBuffer.allocateDirect(length).put(bytes, 0, length).flip();
    }
}
