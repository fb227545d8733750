package org.almanac.feed.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class FeedSegmentTest {
    private static final byte[] NONE = {};

    @Test
    void piecesCompressedApartAreOneMember() throws IOException {
        List<byte[]> parts = IntStream.of(0, 1, 31, 32_768, 100_000, 3)
                .mapToObj(FeedSegmentTest::text)
                .toList();
        List<FeedSegment> segments = parts.stream().map(FeedSegment::of).toList();

        byte[] whole = bytes(FeedSegment.identity(segments));

        assertThat(whole).isEqualTo(joined(parts));
        assertThat(unpacked(bytes(FeedSegment.gzip(segments)))).isEqualTo(whole);
    }

    @Test
    void whatCannotBeCompressedComesThrough() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);

        assertThat(unpacked(bytes(FeedSegment.gzip(List.of(FeedSegment.of(noise), FeedSegment.of(noise))))))
                .isEqualTo(joined(List.of(noise, noise)));
    }

    @Test
    void nothingIsAMemberToo() throws IOException {
        assertThat(unpacked(bytes(FeedSegment.gzip(List.of(FeedSegment.of(NONE))))))
                .isEmpty();
    }

    @Test
    void theSameBytesArePackedAlike() {
        assertThat(bytes(FeedSegment.gzip(List.of(FeedSegment.of(text(5_000))))))
                .isEqualTo(bytes(FeedSegment.gzip(List.of(FeedSegment.of(text(5_000))))));
    }

    private static byte[] text(int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + i * i % 23);
        }
        return text;
    }

    private static byte[] bytes(ByteBuf buffer) {
        return ByteBufUtil.getBytes(buffer);
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        parts.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }
}
