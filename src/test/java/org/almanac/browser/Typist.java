package org.almanac.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;

/** Somebody who has a keyboard and nothing else. Every key counts, so that what takes long is told without waiting. */
final class Typist {
    /** Who writes much is twice as fast. */
    private static final Duration A_KEY = Duration.ofMillis(250);

    private static final int MOST_TABS = 60;

    private final Page page;
    private int keys;
    private int fields;

    Typist(Page page) {
        this.page = page;
    }

    void press(String key) {
        page.keyboard().press(key);
        keys++;
    }

    /** Goes on until what a selector matches has the focus. */
    int tabTo(String selector) {
        int tabs = 0;
        while (!Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
            press("Tab");
            assertThat(++tabs).as("tabs to " + selector).isLessThan(MOST_TABS);
        }
        return tabs;
    }

    /** Goes to a field and types; a day as month, day and year, as the browser of the tests asks for it. */
    void fill(String id, String text) {
        tabTo("[id='" + id + "']");
        page.keyboard().type(text);
        keys += text.length();
        fields++;
    }

    int fields() {
        return fields;
    }

    Duration time() {
        return A_KEY.multipliedBy(keys);
    }
}
