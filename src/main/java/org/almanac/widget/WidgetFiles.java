package org.almanac.widget;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The widget's files in the artifact. */
final class WidgetFiles {
    private WidgetFiles() {}

    static String read(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("widget/" + name)) {
            if (in == null) {
                throw new IllegalStateException("widget/" + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
