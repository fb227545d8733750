package org.almanac.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Mails as they are kept: deflated (RFC 1951) against a sample of what our mails have in common, which halves what they
 * take. The sample is part of the program and must never change; a better one is a new file with a new number, and mails
 * of the old one stay readable. What was kept before there was one is gzip.
 */
final class Archive {
    private static final byte SAMPLE_1 = 1;
    private static final byte GZIP = 0x1f;
    private static final byte[] SAMPLE = resource("mail-sample-1.eml");

    private Archive() {}

    static byte[] compress(byte[] mail) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setDictionary(SAMPLE);
            deflater.setInput(mail);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream(mail.length / 4);
            compressed.write(SAMPLE_1);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                compressed.write(buffer, 0, deflater.deflate(buffer));
            }
            return compressed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** @throws UncheckedIOException if it is nothing that was kept */
    static byte[] decompress(byte[] compressed) {
        try {
            return compressed[0] == GZIP ? gunzip(compressed) : inflate(compressed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gunzip(byte[] compressed) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readAllBytes();
        }
    }

    private static byte[] inflate(byte[] compressed) throws ZipException {
        if (compressed[0] != SAMPLE_1) {
            throw new ZipException("a mail kept by a newer version");
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(SAMPLE);
            inflater.setInput(compressed, 1, compressed.length - 1);
            ByteArrayOutputStream mail = new ByteArrayOutputStream(compressed.length * 8);
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw new ZipException("a mail of which a part is missing");
                }
                mail.write(buffer, 0, length);
            }
            return mail.toByteArray();
        } catch (DataFormatException e) {
            throw new ZipException(String.valueOf(e.getMessage()));
        } finally {
            inflater.end();
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Archive.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the sample of mails is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
