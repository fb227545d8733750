package org.almanac.feed;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown as programs show it that show no mark-up: paragraphs, bullets, and links with their address. */
final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final TextContentRenderer RENDERER = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();

    private Markdown() {}

    static String plainText(String markdown) {
        return RENDERER.render(PARSER.parse(markdown)).strip();
    }
}
