package org.almanac.widget;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The script as it is sent: the source without the lines that only its readers need and without indentation, once as
 * it is and once compressed as far as it goes.
 */
@Singleton
class WidgetScript {
    private static final String SOURCE = "widget/widget.js";
    private static final Pattern COMMENT_LINES = Pattern.compile("(?m)^\\h*(?://|/\\*\\*).*\\R");
    private static final Pattern INDENTATION = Pattern.compile("(?m)^\\h+");

    private final byte[] plain;
    private final byte[] gzipped;

    WidgetScript() {
        plain = compact(read()).getBytes(StandardCharsets.UTF_8);
        gzipped = gzip(plain);
    }

    byte[] plain() {
        return plain.clone();
    }

    byte[] gzipped() {
        return gzipped.clone();
    }

    static String compact(String source) {
        return INDENTATION.matcher(COMMENT_LINES.matcher(source).replaceAll("")).replaceAll("");
    }

    private static String read() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException(SOURCE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
