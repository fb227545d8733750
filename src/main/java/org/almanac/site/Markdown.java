package org.almanac.site;

import io.quarkus.qute.RawString;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * An editor's or an importer's Markdown as HTML that is safe on our pages: what is not on the list below is dropped,
 * whatever way it came in. Headings go below the page's own; pictures are left out, since they would tell their hosts
 * who reads.
 */
final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).build();

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "em", "strong", "ul", "ol", "li", "blockquote", "pre", "code")
            .allowElements(Markdown::lower, "h1", "h2", "h3", "h4", "h5", "h6")
            .allowElements("a")
            .allowAttributes("href")
            .onElements("a")
            .allowStandardUrlProtocols()
            .requireRelsOnLinks("nofollow", "noopener", "ugc")
            .toFactory();

    private Markdown() {}

    static RawString html(@Nullable String markdown) {
        return new RawString(markdown == null ? "" : ALLOWED.sanitize(RENDERER.render(PARSER.parse(markdown))));
    }

    private static String lower(String heading, List<String> attributes) {
        return switch (heading) {
            case "h1" -> "h3";
            case "h2" -> "h4";
            default -> "h5";
        };
    }
}
