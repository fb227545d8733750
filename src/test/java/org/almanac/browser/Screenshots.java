package org.almanac.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;

/**
 * Pictures for the documentation, taken only when asked: {@code mvn verify -Dscreenshots=docs/images
 * -Dit.test=DemoIT -Dsurefire.skip}.
 */
final class Screenshots {
    private static final String DIRECTORY = System.getProperty("screenshots", "");

    private static final int AIR = 20;

    private Screenshots() {}

    static boolean wanted() {
        return !DIRECTORY.isBlank();
    }

    /** What the window shows. */
    static void take(Page page, String name) {
        if (wanted()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(file(name)));
        }
    }

    /** The whole page, however long. */
    static void takeWhole(Page page, String name) {
        if (wanted()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(file(name)).setFullPage(true));
        }
    }

    /** One part of a page, with some air around it. */
    static void take(Locator part, String name) {
        if (wanted()) {
            part.page().mouse().move(0, 0);
            BoundingBox box = part.boundingBox();
            part.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(file(name))
                            .setFullPage(true)
                            .setClip(box.x - AIR, top(part) - AIR, box.width + 2 * AIR, box.height + 2 * AIR));
        }
    }

    private static double top(Locator part) {
        return part.boundingBox().y + ((Number) part.page().evaluate("scrollY")).doubleValue();
    }

    private static Path file(String name) {
        return Path.of(DIRECTORY, name + ".png");
    }
}
