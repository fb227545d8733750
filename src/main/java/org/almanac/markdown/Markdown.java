package org.almanac.markdown;

import java.util.Optional;
import java.util.Set;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A text in Markdown (CommonMark 0.31), read once and shown in several ways. Whatever the text, reading and showing it
 * need a bounded depth of the stack and a time that grows with its length: what is nested deeper than {@link #MAX_DEPTH}
 * is shown flat, and a text with more marks than people write is shown as it was typed.
 *
 * <p>For one thread at a time.
 */
public final class Markdown {
    /** How many elements may stand inside each other; a list counts as two, itself and its item. */
    public static final int MAX_DEPTH = 100;

    private static final TextContentRenderer PLAIN_TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .nodeRendererFactory(BareLink::new)
            .build();

    /** What plain text says as well; HTML in Markdown is shown as it was typed. */
    private static final Set<Class<? extends Node>> UNSTYLED = Set.of(
            Document.class,
            Paragraph.class,
            Text.class,
            SoftLineBreak.class,
            HardLineBreak.class,
            HtmlInline.class,
            HtmlBlock.class);

    private final Node document;

    private Markdown(Node document) {
        this.document = document;
    }

    public static Markdown of(String text) {
        return new Markdown(BoundedParser.parse(text).document());
    }

    /** What must be changed before all of a text's mark-up can be shown: a sentence for its author; empty when it can be. */
    public static Optional<String> complaint(String text) {
        BoundedParser.Excess excess = BoundedParser.parse(text).excess();
        return Optional.ofNullable(excess == null ? null : excess.advice());
    }

    /** Whether it says anything by its style, be it a link or a list. */
    public boolean isStyled() {
        for (Node node = document; node != null; node = Trees.next(node, document)) {
            if (!UNSTYLED.contains(node.getClass())) {
                return true;
            }
        }
        return false;
    }

    /** As programs show it that show no mark-up: paragraphs, bullets, and links with their address. */
    public String plainText() {
        return PLAIN_TEXT.render(document).strip();
    }

    /** Safe HTML for our pages. */
    public String html() {
        return SafeHtml.of(document, " rel=\"nofollow noopener ugc\"");
    }

    /** Safe HTML for what others show; the same text always gives the same, on every node. */
    public String portableHtml() {
        return SafeHtml.of(document, "");
    }
}
