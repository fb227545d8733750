package org.almanac.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Goes through a page by the tabulator alone. */
final class Keyboard {
    private static final String STOPS = "[...document.querySelectorAll('a, button, input, select, textarea, summary')]"
            + ".filter(e => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0"
            // Of buttons that exclude each other the tabulator stops at one.
            + " && e.type !== 'hidden' && !e.matches(':disabled') && !(e.type === 'radio' && !e.checked)).length";

    /** Inside a date the browser marks the part that is typed into; inside a frame the frame's page marks its own. */
    private static final String MARKED = "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
            + " if (['date', 'time'].includes(e.type) || e.localName === 'iframe') return true;"
            + " return s.outlineStyle !== 'none' && e.getBoundingClientRect().width > 1 })()";

    private Keyboard() {}

    /** Fails unless everything can be reached, first the way past the navigation, and shows that it has been. */
    static void check(Page page, String what) {
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasClass("skip");
        int stops = ((Number) page.evaluate(STOPS)).intValue();
        for (int n = 1; n < stops; n++) {
            page.keyboard().press("Tab");
            assertThat(isMarked(page))
                    .as("focus %d of %d on %s at %s", n, stops, what, page.evaluate("document.activeElement.outerHTML"))
                    .isTrue();
        }
    }

    /** A frame that runs in a process of its own takes the focus a moment after the key. */
    private static boolean isMarked(Page page) {
        for (int tries = 0; tries < 20; tries++) {
            if (Boolean.TRUE.equals(page.evaluate(MARKED))) {
                return true;
            }
            page.waitForTimeout(50);
        }
        return false;
    }
}
