package org.almanac.markdown;

import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Goes through parsed texts without recursion, for they may be nested deeper than the stack has room for. */
final class Trees {
    private Trees() {}

    /** The node after this one, parents before their children; null after the last below {@code root}. */
    static @Nullable Node next(Node node, Node root) {
        return node.getFirstChild() != null ? node.getFirstChild() : after(node, root);
    }

    /** The node after this one and all below it. */
    private static @Nullable Node after(Node node, Node root) {
        Node at = node;
        while (at != root && at.getNext() == null) {
            at = at.getParent();
        }
        return at == root ? null : at.getNext();
    }

    /**
     * Replaces what stands too deep by its words.
     *
     * @param most how many elements may stand inside each other below {@code root}
     * @return whether there was any
     */
    static boolean flatten(Node root, int most) {
        boolean changed = false;
        int depth = 0;
        @Nullable Node node = root;
        while (node != null) {
            if (node.getFirstChild() != null && depth == most) {
                Node flat = words(node);
                node.insertAfter(flat);
                node.unlink();
                node = flat;
                changed = true;
            } else if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != root && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == root ? null : node.getNext();
        }
        return changed;
    }

    private static Node words(Node root) {
        StringBuilder words = new StringBuilder();
        for (Node node = root.getFirstChild(); node != null; node = next(node, root)) {
            if (node instanceof Block && !words.isEmpty() || node instanceof SoftLineBreak) {
                words.append('\n');
            }
            words.append(own(node));
        }
        Text text = new Text(words.toString());
        if (!(root instanceof Block)) {
            return text;
        }
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(text);
        return paragraph;
    }

    private static String own(Node node) {
        if (node instanceof Text text) {
            return text.getLiteral();
        } else if (node instanceof Code code) {
            return code.getLiteral();
        } else if (node instanceof HtmlInline html) {
            return html.getLiteral();
        } else if (node instanceof FencedCodeBlock block) {
            return block.getLiteral();
        } else if (node instanceof IndentedCodeBlock block) {
            return block.getLiteral();
        } else if (node instanceof HtmlBlock block) {
            return block.getLiteral();
        }
        return "";
    }
}
