package org.almanac.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.StrongEmphasis;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlSanitizer;

/** Builds a document out of HTML, as the sanitizer's reader hands it over: balanced, its entities resolved. */
final class HtmlTree implements HtmlSanitizer.Policy {
    /** Far below what may stand inside each other in Markdown; what is nested deeper is shown flat. */
    private static final int DEEPEST = 20;

    private static final Set<String> SILENT =
            Set.of("script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "math");

    private static final Set<String> BLOCKS = Set.of(
            "p", "div", "section", "article", "header", "footer", "address", "table", "tr", "tbody", "thead", "center",
            "dl", "dt", "dd", "pre", "figure", "main", "body", "html");

    private final DocumentBuilder builder = new DocumentBuilder();

    /** What is open, and null for each tag that makes no node of its own. */
    private final Deque<Opened> open = new ArrayDeque<>();

    private int silent;

    /** @param node that it made; null when it made none */
    private record Opened(String tag, @Nullable Node node) {}

    private HtmlTree() {}

    static Document read(String html) {
        HtmlTree tree = new HtmlTree();
        HtmlSanitizer.sanitize(html, tree);
        return tree.builder.finish();
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String elementName, List<String> attributes) {
        String tag = elementName.toLowerCase(Locale.ROOT);
        if (SILENT.contains(tag)) {
            silent++;
        }
        if (silent > 0 || open.size() >= DEEPEST) {
            open.push(new Opened(tag, null));
            return;
        }
        Node before = builder.at();
        switch (tag) {
            case "br" -> builder.lineBreak();
            case "hr" -> builder.line();
            case "ul" -> builder.enterList(new BulletList());
            case "ol" -> builder.enterList(new OrderedList());
            case "li" -> builder.item();
            case "blockquote" -> builder.enterBlock(new BlockQuote());
            case "h1", "h2", "h3", "h4", "h5", "h6" -> builder.heading(tag.charAt(1) - '0');
            case "b", "strong" -> builder.enterWords(new StrongEmphasis("**"));
            case "i", "em" -> builder.enterWords(new Emphasis("*"));
            case "a" -> link(attributes);
            case "td", "th" -> builder.text(" ");
            default -> {
                if (BLOCKS.contains(tag)) {
                    builder.leaveWords();
                }
            }
        }
        Node made = builder.at();
        open.push(new Opened(tag, made == before ? null : made));
    }

    @Override
    public void closeTag(String elementName) {
        String tag = elementName.toLowerCase(Locale.ROOT);
        if (open.stream().noneMatch(opened -> opened.tag.equals(tag))) {
            return;
        }
        Opened closed;
        do {
            closed = open.pop();
            if (SILENT.contains(closed.tag)) {
                silent--;
            }
            if (closed.node != null) {
                builder.leave(closed.node);
            } else if (BLOCKS.contains(closed.tag)) {
                builder.leaveWords();
            }
        } while (!closed.tag.equals(tag));
    }

    @Override
    public void text(String text) {
        if (silent == 0) {
            builder.text(text);
        }
    }

    private void link(List<String> attributes) {
        int href = attributes.indexOf("href");
        String address = href < 0 || href + 1 >= attributes.size()
                ? ""
                : attributes.get(href + 1).strip();
        if (address.matches("(?i)(https?://|mailto:)\\S+") && !builder.inLink()) {
            builder.enterWords(new Link(address, null));
        }
    }
}
