package org.almanac.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.almanac.web.Representation;
import org.junit.jupiter.api.Test;

class WidgetScriptTest {
    private static final int SIX_KILOBYTES = 6 * 1024;

    @Test
    void isSmall() {
        Representation script = new WidgetScript(new ObjectMapper()).representation();
        assertThat(script.body(true).length()).isLessThanOrEqualTo(SIX_KILOBYTES);
    }

    @Test
    void rulesLoseOnlyWhatTheirReadersNeed() {
        assertThat(WidgetRules.compact("""
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
