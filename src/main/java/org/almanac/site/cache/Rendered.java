package org.almanac.site.cache;

import java.time.Instant;

/**
 * A page as it was just made.
 *
 * @param mediaType with its charset
 * @param changesAt up to when the passing of time alone does not change it
 */
public record Rendered(String mediaType, String text, Instant changesAt) {
    private static final String HTML = "text/html; charset=utf-8";

    public static Rendered html(String text, Instant changesAt) {
        return new Rendered(HTML, text, changesAt);
    }
}
