package org.almanac.site;

import io.quarkus.qute.RawString;
import org.almanac.web.MarkdownHtml;
import org.jspecify.annotations.Nullable;

/** Markdown in pages. */
final class Markdown {
    private Markdown() {}

    static RawString html(@Nullable String markdown) {
        return new RawString(markdown == null ? "" : MarkdownHtml.safe(markdown));
    }
}
