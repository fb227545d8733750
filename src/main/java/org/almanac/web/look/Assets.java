package org.almanac.web.look;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.almanac.encoding.Sha256;

/** Addresses of our own static files that change with their content, so that browsers may keep what they have. */
@Named("assets")
@ApplicationScoped
public class Assets {
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /**
     * @param path of a file under {@code META-INF/resources}, starting with a slash
     * @throws IllegalArgumentException if there is no such file
     */
    public String address(String path) {
        return addresses.computeIfAbsent(path, p -> p + "?v=" + hash(p));
    }

    private static String hash(String path) {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no such asset: " + path);
            }
            return Sha256.hex(in.readAllBytes()).substring(0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
