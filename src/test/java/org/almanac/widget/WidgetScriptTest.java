package org.almanac.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidgetScriptTest {
    private static final int SIX_KILOBYTES = 6 * 1024;

    @Test
    void isSmall() {
        assertThat(new WidgetScript().gzipped()).hasSizeLessThanOrEqualTo(SIX_KILOBYTES);
    }

    @Test
    void losesOnlyWhatItsReadersNeed() {
        assertThat(WidgetScript.compact("""
                // What it is.
                class A {
                  /** Why. */
                  b = "// kept"; // kept
                }
                """)).isEqualTo("class A {\nb = \"// kept\"; // kept\n}\n");
    }
}
