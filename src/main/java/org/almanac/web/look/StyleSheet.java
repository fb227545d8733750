package org.almanac.web.look;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.almanac.web.Representation;

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

    private static final int VERSION_LENGTH = 12;

    private final Representation representation;
    private final String version;

    StyleSheet(ThemeSettings settings) {
        String ours = PARTS.stream().map(StyleSheet::read).collect(Collectors.joining("\n"));
        String all = "@layer pico{" + read(GROUND) + "}" + compact(ours) + new Theme(settings).css();
        representation =
                Representation.of("text/css; charset=utf-8", all.getBytes(StandardCharsets.UTF_8), Instant.MAX);
        version = representation.entityTag(false).substring(1, 1 + VERSION_LENGTH);
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

    Representation representation() {
        return representation;
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
}
