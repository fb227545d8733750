package org.almanac.web.look;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.almanac.web.Representation;
import org.jspecify.annotations.Nullable;

/** The operator's mark in the masthead; {@code cdi:logo} in templates. A file is read once, at the start. */
@Named("logo")
@Singleton
public class Logo {
    private static final int MOST_BYTES = 1_000_000;
    private static final Map<String, String> TYPES = Map.of(
            "svg",
            "image/svg+xml",
            "png",
            "image/png",
            "jpg",
            "image/jpeg",
            "jpeg",
            "image/jpeg",
            "webp",
            "image/webp");

    private static final int VERSION_LENGTH = 12;

    private final @Nullable String address;
    private final @Nullable Representation representation;

    /** @throws IllegalArgumentException with a message for the operator */
    Logo(ThemeSettings settings) {
        String given = settings.logo().map(String::strip).orElse("");
        boolean file = !given.isEmpty() && !given.startsWith("https://");
        representation = file ? Representation.of(type(given), read(Path.of(given)), Instant.MAX) : null;
        address = representation == null
                ? (given.isEmpty() ? null : given)
                : "/logo?v=" + representation.entityTag(false).substring(1, 1 + VERSION_LENGTH);
    }

    /** What is wrong with it is said at the start. */
    void onStart(@Observes StartupEvent start) {
        // Being made is enough.
    }

    /** Where the picture is; null when there is none. */
    public @Nullable String address() {
        return address;
    }

    /** The file's content; null when there is no file. */
    @Nullable
    Representation representation() {
        return representation;
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = TYPES.get(extension);
        if (type == null) {
            throw new IllegalArgumentException("almanac.theme.logo must be an https address or a file that ends in"
                    + " .svg, .png, .jpg or .webp; it is " + name);
        }
        return type;
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("almanac.theme.logo is larger than 1 MB: " + file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("almanac.theme.logo cannot be read: " + file.toAbsolutePath(), e);
        }
    }
}
