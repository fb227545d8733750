package org.almanac.feed;

import java.util.Set;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown as programs show it that show no mark-up: paragraphs, bullets, and links with their address. */
final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final TextContentRenderer RENDERER = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();

    /** What plain text says as well; HTML in Markdown is shown as it was typed. */
    private static final Set<Class<? extends Node>> PLAIN = Set.of(
            Document.class,
            Paragraph.class,
            Text.class,
            SoftLineBreak.class,
            HardLineBreak.class,
            HtmlInline.class,
            HtmlBlock.class);

    private Markdown() {}

    /** Whether it says anything by its style, be it a link or a list. */
    static boolean isStyled(String markdown) {
        return isStyled(PARSER.parse(markdown));
    }

    private static boolean isStyled(Node node) {
        boolean styled = !PLAIN.contains(node.getClass());
        for (Node child = node.getFirstChild(); child != null && !styled; child = child.getNext()) {
            styled = isStyled(child);
        }
        return styled;
    }

    static String plainText(String markdown) {
        return RENDERER.render(PARSER.parse(markdown)).strip();
    }
}
