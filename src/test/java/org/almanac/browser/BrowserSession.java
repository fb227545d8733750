package org.almanac.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One browser for a test class, and windows that last as long as a test. A test fails when one of its pages threw an
 * error, or did what its Content-Security-Policy forbids.
 */
public final class BrowserSession implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final double PATIENCE = 10_000;

    private Playwright playwright;
    private Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    /** A page in a window of a desktop. */
    public Page page() {
        return page(new Browser.NewContextOptions());
    }

    public Page page(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE);
        contexts.add(context);
        Page page = context.newPage();
        if (!TestClock.ahead().isZero()) {
            page.clock().setSystemTime(now());
        }
        page.onPageError(faults::add);
        page.onDialog(dialog -> {
            faults.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
        return page;
    }

    /** Puts the clock of a page into the test's hands; until it is moved it goes on from the service's time. */
    public static void holdClock(Page page) {
        page.clock().install(new Clock.InstallOptions().setTime(now()));
    }

    /** A browser has a clock of its own, which must not tell another day than the service's. */
    private static Date now() {
        return Date.from(Instant.now().plus(TestClock.ahead()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> seen = List.copyOf(faults);
        faults.clear();
        assertThat(seen).as("errors in the browser").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        playwright.close();
    }
}
