package org.almanac.web.look;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lucide's icons as inline SVG, so that they take the colour of the text beside them. Those that are used are named in
 * the build, which takes them out of the WebJar. They are decoration: the words stand beside them or in a label.
 */
@Named("icons")
@ApplicationScoped
public class Icons {
    private final Map<String, RawString> icons = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if the build does not bring that icon */
    public RawString svg(String name) {
        return icons.computeIfAbsent(name, n -> new RawString(decorate(read(n))));
    }

    private static String decorate(String svg) {
        return svg.substring(svg.indexOf("<svg"))
                .replaceFirst("class=\"", "aria-hidden=\"true\" class=\"icon ")
                .strip();
    }

    private static String read(String name) {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("icons/" + name + ".svg")) {
            if (in == null) {
                throw new IllegalArgumentException("no such icon: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
