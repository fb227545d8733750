package org.almanac.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The part of an address after its path, in the order in which it is put together; empty while nothing is in it. */
public final class QueryString {
    private final StringBuilder text = new StringBuilder();

    /** Adds a parameter, unless its value is null. */
    public QueryString with(String name, @Nullable String value) {
        if (value != null) {
            text.append(text.isEmpty() ? '?' : '&')
                    .append(encoded(name))
                    .append('=')
                    .append(encoded(value));
        }
        return this;
    }

    /** Adds a parameter once for each value. */
    public QueryString withEach(String name, Iterable<String> values) {
        values.forEach(value -> with(name, value));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** As a value, or as a part of a path. */
    public static String encoded(String text) {
        // A plus means a space in forms only; some of those who get these addresses show it as it is.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
