package org.almanac.markdown;

import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.jspecify.annotations.Nullable;

/**
 * Reads Markdown with bounds that hold whatever the text. commonmark-java itself recurses for each level of emphasis and
 * each attribute of an HTML tag, and takes the square of a text's length for some marks; so what it would be given is
 * counted before, and what it gives is cut to the depth that everything after it can walk down.
 */
final class BoundedParser {
    /** In characters; twice what an editor may write, whose limit counts a surrogate pair as one. */
    private static final int LONGEST = 50_000;

    private static final Parser PARSER = Parser.builder().build();

    /** Finds blocks alone; their words are left as they were typed. */
    private static final Parser BLOCKS =
            Parser.builder().inlineParserFactory(context -> asTyped()).build();

    private BoundedParser() {}

    /** Why a text is not shown with all of its mark-up. */
    enum Excess {
        DEPTH("Nest quotes, lists, links and emphasis less deeply: at most %d can stand inside each other."
                .formatted(Markdown.MAX_DEPTH)),
        MARKS("There are too many marks (*, _, [, ], <, >) in one paragraph or line to be shown; use fewer, or put a"
                + " backslash before those that are meant as they stand."),
        LENGTH("Shorten it; a text of more than %,d characters is shown without its mark-up.".formatted(LONGEST));

        private final String advice;

        Excess(String advice) {
            this.advice = advice;
        }

        String advice() {
            return advice;
        }
    }

    /** @param excess null when it is all there */
    record Parsed(Node document, @Nullable Excess excess) {}

    static Parsed parse(String text) {
        if (text.length() <= Markdown.MAX_DEPTH / 2) {
            // Too short to hold more marks than that; and most texts are.
            return new Parsed(PARSER.parse(text), null);
        }
        if (text.length() > LONGEST) {
            return new Parsed(typed(text), Excess.LENGTH);
        }
        if (BlockMarks.areTooMany(text)) {
            return new Parsed(typed(text), Excess.DEPTH);
        }
        if (InlineMarks.inTagAreTooMany(text)) {
            return new Parsed(typed(text), Excess.MARKS);
        }
        if (InlineMarks.areTooMany(text)) {
            // In the whole text; they may be spread over many paragraphs.
            Node blocks = BLOCKS.parse(text);
            if (anyParagraphHasTooMany(blocks)) {
                Trees.flatten(blocks, Markdown.MAX_DEPTH);
                return new Parsed(blocks, Excess.MARKS);
            }
        }
        Node document = PARSER.parse(text);
        return new Parsed(document, Trees.flatten(document, Markdown.MAX_DEPTH) ? Excess.DEPTH : null);
    }

    private static boolean anyParagraphHasTooMany(Node blocks) {
        for (Node node = blocks; node != null; node = Trees.next(node, blocks)) {
            if (node instanceof Text typed && InlineMarks.areTooMany(typed.getLiteral())) {
                return true;
            }
        }
        return false;
    }

    /** All the words of a paragraph or heading are one text. */
    private static InlineParser asTyped() {
        return (lines, block) -> {
            StringBuilder words = new StringBuilder();
            for (SourceLine line : lines.getLines()) {
                words.append(words.isEmpty() ? "" : "\n").append(line.getContent());
            }
            block.appendChild(new Text(words.toString()));
        };
    }

    /** Paragraphs and lines, and every mark as it stands. */
    private static Node typed(String text) {
        Document document = new Document();
        Node paragraph = new Paragraph();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.isBlank()) {
                paragraph = new Paragraph();
                continue;
            }
            if (paragraph.getFirstChild() == null) {
                document.appendChild(paragraph);
            } else {
                paragraph.appendChild(new SoftLineBreak());
            }
            paragraph.appendChild(new Text(line.strip()));
        }
        return document;
    }
}
