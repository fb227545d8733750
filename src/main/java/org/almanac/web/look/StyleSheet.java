package org.almanac.web.look;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * All rules of the readers' pages as one file, so that a first visit asks once: Pico as the ground, in a layer of its own
 * so that everything after it wins whatever its selectors are; our parts by idea; the operator's colours last.
 */
@Named("styles")
@Singleton
public class StyleSheet {
    private static final String GROUND = "pico.min";
    private static final List<String> PARTS = List.of(
            "tokens",
            "ground",
            "frame",
            "date-block",
            "status",
            "lists",
            "filters",
            "month",
            "event",
            "boxes",
            "buttons",
            "forms",
            "tables",
            "motion-and-print");
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern AIR = Pattern.compile("\\s*\\R\\s*");

    private final byte[] plain;
    private final byte[] gzipped;
    private final String version;

    StyleSheet(ThemeSettings settings) {
        String ours = PARTS.stream().map(StyleSheet::read).collect(Collectors.joining("\n"));
        String all = "@layer pico{" + read(GROUND) + "}" + compact(ours) + new Theme(settings).css();
        plain = all.getBytes(StandardCharsets.UTF_8);
        gzipped = gzip(plain);
        version = hash(plain);
    }

    /** Colours that cannot be read are refused at the start, not at the first visit. */
    void onStart(@Observes StartupEvent start) {
        // Being made is enough.
    }

    /** For a link element; another one whenever a byte changes. */
    public String address() {
        return "/css/almanac.css?v=" + version;
    }

    String version() {
        return version;
    }

    byte[] bytes(boolean compressed) {
        return compressed ? gzipped.clone() : plain.clone();
    }

    private static String compact(String rules) {
        return AIR.matcher(COMMENTS.matcher(rules).replaceAll("")).replaceAll("\n");
    }

    private static String read(String part) {
        String path = "css/" + part + ".css";
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
