package org.almanac.outbox.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.almanac.outbox.smtp.OutgoingMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveCodecTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 20_000, 300_000})
    void givesBackWhatItWasGiven(int length) {
        byte[] mail = new byte[length];
        new Random(length).nextBytes(mail);

        assertThat(ArchiveCodec.decompress(ArchiveCodec.compress(mail))).isEqualTo(mail);
    }

    @Test
    void aFormFilledInIsGivenBackOctetForOctet() {
        UUID number = UUID.randomUUID();
        byte[] link = octets("https://events.example/unsubscribe/abc");
        OutgoingMail mail = new OutgoingMail(
                "bounces@example.org",
                "reader@example.org",
                List.of(octets("To: "), octets("\r\n\r\nStop: "), octets(" or "), octets("")),
                List.of(octets("reader@example.org"), link, link.clone()));

        byte[] kept = ArchiveCodec.fill(number, mail.own());

        assertThat(kept).hasSizeLessThan(100);
        assertThat(ArchiveCodec.restore(kept, id -> {
                    assertThat(id).isEqualTo(number);
                    return ArchiveCodec.form(mail.shared());
                }))
                .isEqualTo(mail.whole());
    }

    @Test
    void whatOurMailsHaveInCommonTakesNoRoom() throws IOException {
        byte[] mail = new String(sample(), StandardCharsets.US_ASCII)
                .replace("Summit", "Congress")
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(ArchiveCodec.compress(mail)).hasSizeLessThan(mail.length / 10);
    }

    @Test
    void readsWhatWasKeptBefore() throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write("Subject: Test\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(ArchiveCodec.decompress(gzipped.toByteArray())).asString().isEqualTo("Subject: Test\r\n");
    }

    /** Who changes it makes every mail unreadable that was kept with it: a better sample is a new file. */
    @Test
    void theSampleIsWhatItAlwaysWas() throws IOException, GeneralSecurityException {
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sample())))
                .isEqualTo("613657c810548a91a937f426e057ff4509c966f8976e0859360c911b00d0837d");
    }

    @Test
    void saysWhenItIsNothingThatWasKept() {
        byte[] kept = ArchiveCodec.compress("Subject: Test\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> ArchiveCodec.decompress(Arrays.copyOf(kept, kept.length - 4)))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> ArchiveCodec.decompress(new byte[] {9, 9, 9}))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = ArchiveCodec.class.getResourceAsStream("mail-sample-1.eml")) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }
}
