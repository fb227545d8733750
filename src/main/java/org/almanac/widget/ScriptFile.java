package org.almanac.widget;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A script, once as it is and once compressed as far as it goes. */
final class ScriptFile {
    private final byte[] plain;
    private final byte[] gzipped;

    ScriptFile(String text) {
        plain = text.getBytes(StandardCharsets.UTF_8);
        gzipped = gzip(plain);
    }

    byte[] plain() {
        return plain.clone();
    }

    byte[] gzipped() {
        return gzipped.clone();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
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
