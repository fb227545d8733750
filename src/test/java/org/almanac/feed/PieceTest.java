package org.almanac.feed;

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

class PieceTest {
    private static final byte[] NONE = {};

    @Test
    void piecesCompressedApartAreOneMember() throws IOException {
        List<byte[]> parts = IntStream.of(0, 1, 31, 32_768, 100_000, 3)
                .mapToObj(PieceTest::text)
                .toList();
        List<Piece> pieces = parts.stream().map(Piece::of).toList();

        byte[] whole = bytes(Piece.identity(pieces));

        assertThat(whole).isEqualTo(joined(parts));
        assertThat(unpacked(bytes(Piece.gzip(pieces)))).isEqualTo(whole);
    }

    @Test
    void whatCannotBeCompressedComesThrough() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);

        assertThat(unpacked(bytes(Piece.gzip(List.of(Piece.of(noise), Piece.of(noise))))))
                .isEqualTo(joined(List.of(noise, noise)));
    }

    @Test
    void nothingIsAMemberToo() throws IOException {
        assertThat(unpacked(bytes(Piece.gzip(List.of(Piece.of(NONE)))))).isEmpty();
    }

    @Test
    void theSameBytesArePackedAlike() {
        assertThat(bytes(Piece.gzip(List.of(Piece.of(text(5_000))))))
                .isEqualTo(bytes(Piece.gzip(List.of(Piece.of(text(5_000))))));
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
