package org.almanac.markdown;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.commonmark.renderer.markdown.MarkdownWriter;
import org.owasp.html.Encoding;

/**
 * Writes Markdown out of what others wrote as plain text or HTML, so that it shows as they meant it: plain text keeps its
 * lines and its marks, HTML its paragraphs, lists, emphasis and links.
 */
public final class MarkdownText {
    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().nodeRendererFactory(new Links()).build();

    private static final Pattern PARAGRAPHS = Pattern.compile("\\n[ \\t]*(?:\\n[ \\t]*)+");

    /** Up to what can no longer belong to it, as people write addresses in sentences. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\bhttps?://[^\\s<>\"\\\\`{}|^]*[^\\s<>\"\\\\`{}|^.,;:!?')\\]]");

    private static final Pattern ENTITY = Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});");

    /** Tags that calendars put into descriptions, and entities without any. */
    private static final Pattern HTML = Pattern.compile(
            "(?i)</?(?:p|br|a|b|i|u|em|strong|ul|ol|li|div|span|h[1-6]|table|tr"
                    + "|td|th|tbody|font|hr|pre|blockquote|html|body|html-blob|img|code|small|sup|sub)(?:\\s[^<>]{0,2000})?/?>");

    /** What the library does not escape at the beginning of a line. */
    private static final Pattern MARKS = Pattern.compile("(?m)^([> ]*)(\\+(?=\\s|$)|~~~)");

    private MarkdownText() {}

    /** A name that some program wrote for a web page, with its entities resolved: {@code R&amp;amp;D} is R&amp;D. */
    public static String resolved(String name) {
        return ENTITY.matcher(name).find() ? Encoding.decodeHtml(name, false) : name;
    }

    /** Whether a text that is to be plain is HTML all the same. */
    public static boolean isHtml(String text) {
        return HTML.matcher(text).find();
    }

    /** Markdown that shows a plain text: its lines, its marks as they stand, and its addresses as links. */
    public static String ofPlainText(String text) {
        Document document = new Document();
        for (String paragraph :
                PARAGRAPHS.split(text.replace("\r\n", "\n").replace('\r', '\n').strip())) {
            document.appendChild(lines(paragraph));
        }
        return written(document);
    }

    private static Node lines(String text) {
        Paragraph paragraph = new Paragraph();
        for (String line : text.split("\n")) {
            if (paragraph.getFirstChild() != null) {
                paragraph.appendChild(new HardLineBreak());
            }
            addressed(paragraph, line.strip());
        }
        return paragraph;
    }

    /** Appends a text, its addresses as links. */
    static void addressed(Node node, String text) {
        Matcher address = ADDRESS.matcher(text);
        int from = 0;
        while (address.find()) {
            append(node, text.substring(from, address.start()));
            Link link = new Link(address.group(), null);
            link.appendChild(new Text(address.group()));
            node.appendChild(link);
            from = address.end();
        }
        append(node, text.substring(from));
    }

    private static void append(Node node, String text) {
        if (!text.isEmpty()) {
            node.appendChild(new Text(text));
        }
    }

    /** Markdown that says what HTML says; scripts, styles, pictures and tables' lines are left out. */
    public static String ofHtml(String html) {
        return written(HtmlTree.read(html));
    }

    private static String written(Document document) {
        String text = MARKS.matcher(RENDERER.render(document).strip()).replaceAll("$1\\\\$2");
        // Too many marks in one paragraph would be refused; without most of them it says as much.
        return Markdown.complaint(text).isEmpty() ? text : text.replaceAll("([*_<>\\[\\]\\\\])\\1*", "");
    }

    /** Bare addresses as autolinks, and line breaks that can be seen. */
    private static final class Links implements MarkdownNodeRendererFactory {
        @Override
        public NodeRenderer create(MarkdownNodeRendererContext context) {
            return new NodeRenderer() {
                @Override
                public Set<Class<? extends Node>> getNodeTypes() {
                    return Set.of(Link.class, HardLineBreak.class);
                }

                @Override
                public void render(Node node) {
                    MarkdownWriter writer = context.getWriter();
                    if (node instanceof HardLineBreak) {
                        writer.raw("\\");
                        writer.line();
                        return;
                    }
                    Link link = (Link) node;
                    if (BareLink.isBare(link)) {
                        writer.raw("<" + link.getDestination() + ">");
                        return;
                    }
                    writer.raw("[");
                    for (Node child = link.getFirstChild(); child != null; child = child.getNext()) {
                        context.render(child);
                    }
                    writer.raw("](<" + link.getDestination().replaceAll("[<>\\s\\\\]", "") + ">)");
                }
            };
        }

        @Override
        public Set<Character> getSpecialCharacters() {
            return Set.of();
        }
    }
}
