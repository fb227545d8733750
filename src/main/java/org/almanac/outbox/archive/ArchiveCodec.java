package org.almanac.outbox.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Mails as they are kept: what is a mail's own and the number of its form, where that is kept beside; else the whole
 * mail, deflated (RFC 1951) against a sample of what our mails have in common, which halves what they take. The sample is
 * part of the program and must never change; a better one is a new file with a new number, and mails of the old one stay
 * readable. What was kept before there was one is gzip.
 */
public final class ArchiveCodec {
    private static final byte SAMPLE_1 = 1;
    private static final byte FILLED_FORM = 2;
    private static final byte GZIP = 0x1f;
    private static final byte[] SAMPLE = resource("mail-sample-1.eml");

    private ArchiveCodec() {}

    public static byte[] compress(byte[] mail) {
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

    /** What is a mail's own; what it says twice is kept once. */
    static byte[] fill(UUID form, List<byte[]> own) {
        ByteArrayOutputStream filled = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(filled)) {
            out.writeByte(FILLED_FORM);
            out.writeLong(form.getMostSignificantBits());
            out.writeLong(form.getLeastSignificantBits());
            for (int i = 0; i < own.size(); i++) {
                int same = indexOf(own.get(i), own.subList(0, i));
                if (same < 0) {
                    out.writeShort(own.get(i).length);
                    out.write(own.get(i));
                } else {
                    out.writeShort(-1 - same);
                }
            }
            return filled.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #restore} wants it. */
    static byte[] form(List<byte[]> shared) {
        ByteArrayOutputStream form = new ByteArrayOutputStream(16_384);
        try (DataOutputStream out = new DataOutputStream(form)) {
            for (byte[] piece : shared) {
                out.writeInt(piece.length);
                out.write(piece);
            }
            return compress(form.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A mail as it was sent, octet for octet.
     *
     * @param forms gives what {@link #form} made, by the number that {@link #fill} was given
     * @throws UncheckedIOException if it is nothing that was kept
     */
    public static byte[] restore(byte[] kept, Function<UUID, byte[]> forms) {
        if (kept[0] != FILLED_FORM) {
            return decompress(kept);
        }
        try (DataInputStream own = new DataInputStream(new ByteArrayInputStream(kept, 1, kept.length - 1))) {
            byte[] form = forms.apply(new UUID(own.readLong(), own.readLong()));
            return merged(new DataInputStream(new ByteArrayInputStream(decompress(form))), own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] merged(DataInputStream shared, DataInputStream own) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(16_384);
        List<byte[]> before = new ArrayList<>();
        mail.write(shared.readNBytes(shared.readInt()));
        while (shared.available() > 0) {
            int length = own.readShort();
            before.add(length < 0 ? before.get(-1 - length) : own.readNBytes(length));
            mail.write(before.get(before.size() - 1));
            mail.write(shared.readNBytes(shared.readInt()));
        }
        return mail.toByteArray();
    }

    private static int indexOf(byte[] piece, List<byte[]> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            if (Arrays.equals(pieces.get(i), piece)) {
                return i;
            }
        }
        return -1;
    }

    /** @throws UncheckedIOException if it is nothing that was kept */
    public static byte[] decompress(byte[] compressed) {
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
        try (InputStream in = ArchiveCodec.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the sample of mails is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
