package org.almanac.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void writesWhatEditorsUse() {
        assertThat(Markdown.of("# Day 1\n\n*Talks* and **drinks**\n\n- [plan](https://example.com/?a=1&b=2)")
                        .html())
                .contains("<h2>Day 1</h2>", "<em>Talks</em>", "<strong>drinks</strong>", "<li>")
                .contains("href=\"https://example.com/?a&#61;1&amp;b&#61;2\"")
                .contains(" rel=\"nofollow noopener ugc\"");
    }

    @Test
    void nothingGivesNothing() {
        assertThat(Markdown.of("").html()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt&colon;alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "![x](https://spy.example/pixel.png)",
                "<svg/onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](<javascript:alert(1)>)",
                "<https://example.com/\"onmouseover=alert(1)>",
                "```\n</code></pre><script>alert(1)</script>\n```"
            })
    void lettersNothingActiveThrough(String payload) {
        String html = Markdown.of(payload).html();
        assertThat(html)
                .doesNotContain("<script", "<img", "<svg", "<iframe")
                .doesNotContainPattern("(?i)href=\"(javascript|data):")
                .doesNotContainPattern("<[^>]*\\son\\w+=");
    }
}
