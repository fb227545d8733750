package org.almanac.markdown;

import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** A document that grows at one place, and has words only where they may stand in Markdown. */
final class DocumentBuilder {
    private final Document document = new Document();
    private Node at = document;

    /** Whether a space here would be one too many. */
    private boolean spaced = true;

    /** The node that what comes next stands in. */
    Node at() {
        return at;
    }

    /** The document, to which nothing is added any more. */
    Document finish() {
        prune(document);
        return document;
    }

    /** What stood around a node goes on behind it. */
    void leave(Node node) {
        for (Node up = at; up != null; up = up.getParent()) {
            if (up == node) {
                at = node.getParent() == null ? document : node.getParent();
                spaced |= node instanceof Block;
                return;
            }
        }
    }

    void text(String text) {
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

    boolean inLink() {
        for (Node up = at; up != null; up = up.getParent()) {
            if (up instanceof Link) {
                return true;
            }
        }
        return false;
    }

    void lineBreak() {
        inWords();
        if (!(at.getLastChild() instanceof HardLineBreak)) {
            at.appendChild(new HardLineBreak());
        } else if (at instanceof Paragraph) {
            // Two breaks are how an empty line is made.
            leaveWords();
        }
        spaced = true;
    }

    void heading(int level) {
        leaveWords();
        if (at instanceof Document) {
            Heading heading = new Heading();
            heading.setLevel(level);
            at.appendChild(heading);
            at = heading;
        }
        spaced = true;
    }

    void item() {
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

    void enterList(ListBlock list) {
        enterBlock(tight(list));
    }

    private static ListBlock tight(ListBlock list) {
        list.setTight(true);
        return list;
    }

    /** A line across the page. */
    void line() {
        leaveWords();
        at.appendChild(new ThematicBreak());
    }

    void enterBlock(Block block) {
        leaveWords();
        at.appendChild(block);
        at = block;
        spaced = true;
    }

    void enterWords(Node node) {
        inWords();
        at.appendChild(node);
        at = node;
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
    void leaveWords() {
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
