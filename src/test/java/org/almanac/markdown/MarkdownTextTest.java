package org.almanac.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18:00 Doors\n18:30 Talk",
                "Last call\n---------\n* free entry *\n#5G #openRAN",
                "# Not a heading\n\n- no list\n1. nor this\n> no quote\n+ plus",
                "snake_case_name and *stars* and `ticks` and ~~~",
                "[no](link) <b>no tag</b> &amp; 1 < 2 > 0",
                "a \\ backslash\\\nat the end\\",
                "***\n___\n===\n```\ncode\n```",
                "https://programme.example/evening",
                "See https://a.example/x_y_z?b=1&c=%20#d. Then (https://b.example/).",
                "| a | b |\n|---|---|",
                "mail@example.org 100% 5*3*2 __init__"
            })
    void plainTextStaysAsItStands(String text) {
        Markdown read = Markdown.of(MarkdownText.ofPlainText(text));
        assertThat(read.plainText()).isEqualTo(text);
        assertThat(read.html()).doesNotContain("<h2", "<h3", "<h4", "<li", "<pre", "<em>", "<strong>", "<hr", "<code");
    }

    @Test
    void linesBlankLinesAndIndentsOfPlainText() {
        String written = MarkdownText.ofPlainText("One\r\ntwo\n\n\n    three\n");
        assertThat(Markdown.of(written).plainText()).isEqualTo("One\ntwo\n\nthree");
        assertThat(Markdown.of(written).html()).contains("One<br />").doesNotContain("<pre");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Agenda:</p><ul><li>A &amp; B</li><li>Q</li></ul>Join<br>here | Agenda:\\n"
                        + "\\n"
                        + "- A & B\\n"
                        + "- Q\\n"
                        + "\\n"
                        + "Join\\n"
                        + "here",
                "a <b>bold</b> and <i>slanted</i> word | a bold and slanted word",
                "<div>one</div><div>two</div> | one\\n\\ntwo",
                "<script>alert(1)</script><style>p{}</style>text | text",
                "one<br><br>two | one\\n\\ntwo",
                "<table><tr><td>a</td><td>b</td></tr></table> | a b",
                "<a href=\"javascript:x\">word</a> | word",
                "<img src=\"x\"> | ''",
                "&lt;p&gt; | <p>"
            })
    void htmlSaysTheSameAsMarkdown(String html, String plain) {
        assertThat(Markdown.of(MarkdownText.ofHtml(html)).plainText()).isEqualTo(plain.replace("\\n", "\n"));
    }

    @Test
    void linksAndStylesOfHtmlAreKept() {
        String written =
                MarkdownText.ofHtml("<h2>T</h2><b>bold</b> <a href=\"https://a.example/?b=1&amp;c=2\">here</a>");
        assertThat(Markdown.of(written).portableHtml())
                .contains("<h2>T</h2>", "<strong>bold</strong>", "href=\"https://a.example/?b&#61;1&amp;c&#61;2\"");
    }

    @Test
    void whatTheServiceWritesAsHtmlComesBack() {
        String markdown =
                "First **bold** words, a [link](https://a.example/).\n\n- one\n- two\n\n1. first\n2. second\n\n"
                        + "> quoted\n\nlast\\\nline";
        String html = Markdown.of(markdown).portableHtml();
        String back = MarkdownText.ofHtml(html);
        assertThat(Markdown.of(back).portableHtml()).isEqualTo(html);
        assertThat(MarkdownText.ofHtml(Markdown.of(back).portableHtml())).isEqualTo(back);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<b>", "<ul><li>", "<p>", "<a href='https://a.example/'>", "*", "[", "<", "\\", "_a ", "&#42;"})
    void hostileTextsAreWrittenInBounds(String part) {
        for (String written :
                new String[] {MarkdownText.ofHtml(part.repeat(20_000)), MarkdownText.ofPlainText(part.repeat(20_000))
                }) {
            assertThat(Markdown.of(written).html()).isNotNull();
        }
    }

    @Test
    void tagsAreToldFromProse() {
        assertThat(MarkdownText.isHtml("a<br>b")).isTrue();
        assertThat(MarkdownText.isHtml("<a href=\"x\">y</a>")).isTrue();
        assertThat(MarkdownText.isHtml("1 < 2 and <me@example.org>, <https://a.example/>"))
                .isFalse();
    }
}
