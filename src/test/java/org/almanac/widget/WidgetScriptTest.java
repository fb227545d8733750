package org.almanac.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WidgetScriptTest {
    private static final int SIX_KILOBYTES = 6 * 1024;

    private final WidgetScript scripts = new WidgetScript(new ObjectMapper());

    @Test
    void isSmall() {
        assertThat(scripts.first().gzipped()).hasSizeLessThanOrEqualTo(SIX_KILOBYTES);
        assertThat(scripts.more().gzipped()).hasSizeLessThanOrEqualTo(SIX_KILOBYTES);
    }

    @Test
    void asksForTheSecondScriptByWhatIsInIt() {
        assertThat(new String(scripts.first().plain(), StandardCharsets.UTF_8))
                .contains("widget-more.js?v=" + scripts.more().hash());
    }

    @Test
    void rulesLoseOnlyWhatTheirReadersNeed() {
        assertThat(WidgetScript.compact("""
                /* What it is. */
                .a li + li, .b :hover { color: red; width: calc(1em + 2px); }
                """)).isEqualTo(".a li + li,.b :hover{color:red;width:calc(1em + 2px)}");
    }

    @Test
    void speaksTheLanguagesThatItSays() {
        for (String language : new String[] {"en", "de", "fr", "es"}) {
            assertThat(WidgetWords.of(Locale.forLanguageTag(language)))
                    .hasNoNullFieldsOrProperties()
                    .matches(words -> language.equals("en") || !words.all().equals("All events"));
        }
        assertThat(WidgetWords.of(Locale.JAPANESE).none()).isEqualTo("There are no upcoming events.");
    }
}
