package org.almanac.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
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

    private final Document document = new Document();

    /** What is open, and null for each tag that makes no node of its own. */
    private final Deque<Opened> open = new ArrayDeque<>();

    private Node at = document;
    private int silent;
    private boolean spaced = true;

    /** @param node that it made; null when it made none */
    private record Opened(String tag, @Nullable Node node, Node before) {}

    private HtmlTree() {}

    static Document read(String html) {
        HtmlTree tree = new HtmlTree();
        HtmlSanitizer.sanitize(html, tree);
        tree.prune(tree.document);
        return tree.document;
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
        Node before = at;
        if (silent > 0 || open.size() >= DEEPEST) {
            open.push(new Opened(tag, null, before));
            return;
        }
        switch (tag) {
            case "br" -> lineBreak();
            case "hr" -> {
                leaveWords();
                at.appendChild(new ThematicBreak());
            }
            case "ul" -> enterBlock(tight(new BulletList()));
            case "ol" -> enterBlock(tight(new OrderedList()));
            case "li" -> item();
            case "blockquote" -> enterBlock(new BlockQuote());
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(tag.charAt(1) - '0');
            case "b", "strong" -> enterWords(new StrongEmphasis("**"));
            case "i", "em" -> enterWords(new Emphasis("*"));
            case "a" -> link(attributes);
            case "td", "th" -> text(" ");
            default -> {
                if (BLOCKS.contains(tag)) {
                    leaveWords();
                }
            }
        }
        open.push(new Opened(tag, at == before ? null : at, before));
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
                leave(closed.node);
            } else if (BLOCKS.contains(closed.tag)) {
                leaveWords();
            }
        } while (!closed.tag.equals(tag));
    }

    /** What stood around a node goes on behind it. */
    private void leave(Node node) {
        for (Node up = at; up != null; up = up.getParent()) {
            if (up == node) {
                at = node.getParent() == null ? document : node.getParent();
                spaced |= node instanceof Block;
                return;
            }
        }
    }

    @Override
    public void text(String text) {
        if (silent > 0) {
            return;
        }
        String words = text.replace('\u00a0', ' ').replaceAll("\\s+", " ");
        if (spaced) {
            words = words.stripLeading();
        }
        if (words.isEmpty()) {
            return;
        }
        inWords();
        spaced = words.endsWith(" ");
        if (at instanceof Link || inLink()) {
            at.appendChild(new Text(words));
        } else {
            MarkdownText.addressed(at, words);
        }
    }

    private boolean inLink() {
        for (Node up = at; up != null; up = up.getParent()) {
            if (up instanceof Link) {
                return true;
            }
        }
        return false;
    }

    private void lineBreak() {
        inWords();
        if (!(at.getLastChild() instanceof HardLineBreak)) {
            at.appendChild(new HardLineBreak());
        } else if (at instanceof Paragraph) {
            // Two breaks are how an empty line is made.
            leaveWords();
        }
        spaced = true;
    }

    private void heading(int level) {
        leaveWords();
        if (at instanceof Document) {
            Heading heading = new Heading();
            heading.setLevel(level);
            at.appendChild(heading);
            at = heading;
        }
        spaced = true;
    }

    private void item() {
        leaveWords();
        Node list = at;
        while (list != null && !(list instanceof BulletList) && !(list instanceof OrderedList)) {
            list = list.getParent();
        }
        if (list == null) {
            list = tight(new BulletList());
            at.appendChild(list);
        }
        ListItem item = new ListItem();
        list.appendChild(item);
        at = item;
        spaced = true;
    }

    private static ListBlock tight(ListBlock list) {
        list.setTight(true);
        return list;
    }

    private void enterBlock(Block block) {
        leaveWords();
        at.appendChild(block);
        at = block;
        spaced = true;
    }

    private void enterWords(Node node) {
        inWords();
        at.appendChild(node);
        at = node;
    }

    private void link(List<String> attributes) {
        int href = attributes.indexOf("href");
        String address = href < 0 || href + 1 >= attributes.size()
                ? ""
                : attributes.get(href + 1).strip();
        if (address.matches("(?i)(https?://|mailto:)\\S+") && !inLink()) {
            enterWords(new Link(address, null));
        }
    }

    /** Into a paragraph, where words may stand. */
    private void inWords() {
        if (at instanceof BulletList || at instanceof OrderedList) {
            item();
        }
        if (at instanceof Document || at instanceof ListItem || at instanceof BlockQuote) {
            Paragraph paragraph = new Paragraph();
            at.appendChild(paragraph);
            at = paragraph;
            spaced = true;
        }
    }

    /** Out of the paragraph, if in one. */
    private void leaveWords() {
        Node up = at;
        while (up.getParent() != null
                && !(up instanceof ListItem)
                && !(up instanceof BlockQuote)
                && !(up instanceof BulletList)
                && !(up instanceof OrderedList)) {
            up = up.getParent();
        }
        at = up;
        spaced = true;
    }

    /** Takes out what holds nothing, and line breaks at ends. */
    private void prune(Node node) {
        Node child = node.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            prune(child);
            child = next;
        }
        while (node.getLastChild() instanceof HardLineBreak last && !(node instanceof Document)) {
            last.unlink();
        }
        while (node.getFirstChild() instanceof HardLineBreak first) {
            first.unlink();
        }
        trimmed(node);
        boolean leaf = node instanceof Text || node instanceof HardLineBreak || node instanceof ThematicBreak;
        if (!leaf && node.getFirstChild() == null && node.getParent() != null) {
            node.unlink();
        }
    }

    private static void trimmed(Node node) {
        if (node instanceof Paragraph && node.getLastChild() instanceof Text last) {
            String words = last.getLiteral().stripTrailing();
            if (words.isEmpty()) {
                last.unlink();
            } else {
                last.setLiteral(words);
            }
        }
    }
}
