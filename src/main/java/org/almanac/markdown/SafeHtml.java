package org.almanac.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * An editor's or an importer's Markdown as HTML that is safe on our pages and in feeds: what is not on the list below is
 * dropped, whatever way it came in. Headings go below the page's own, and texts begin with either of the first two levels; pictures are left out, since they would tell their
 * hosts who reads.
 */
final class SafeHtml {
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).build();

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "em", "strong", "ul", "ol", "li", "blockquote", "pre", "code")
            .allowElements(SafeHtml::lower, "h1", "h2", "h3", "h4", "h5", "h6")
            .allowElements("a")
            .allowAttributes("href")
            .onElements("a")
            .allowStandardUrlProtocols()
            .requireRelsOnLinks("nofollow", "noopener", "ugc")
            .toFactory();

    /** Written in an order that differs from start to start. In text, quotes are escaped, so this is only found in tags. */
    private static final Pattern RELATIONS = Pattern.compile(" rel=\"[^\"]*\"");

    private SafeHtml() {}

    /** @param relations what links say of themselves: an attribute with a space before it, or nothing */
    static String of(Node document, String relations) {
        return RELATIONS.matcher(ALLOWED.sanitize(RENDERER.render(document))).replaceAll(relations);
    }

    private static String lower(String heading, List<String> attributes) {
        return switch (heading) {
            case "h1", "h2" -> "h2";
            case "h3" -> "h3";
            default -> "h4";
        };
    }
}
