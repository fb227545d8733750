package org.almanac.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Deque's axe-core: what of WCAG 2.2 AA, and of its good practice, a machine can check. */
final class Axe {
    private static final String RUN = """
            () => axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}).then(result => result.violations.flatMap(v =>
                v.nodes.map(n => v.id + ' at ' + n.target.join(' ') + ': ' + n.failureSummary.replace(/\\s+/g, ' '))))
            """;
    private static final String SCRIPT = read();

    private Axe() {}

    /**
     * Fails with every violation and where it is; open shadow roots and frames of the same origin are looked into. The page
     * must run scripts.
     */
    static void check(Page page, String what) {
        // Evaluated from outside, so that the page's own policy does not forbid it; once for each page, since to read
        // the
        // script takes as long as to run it.
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(SCRIPT + "; undefined");
        }
        List<?> violations = (List<?>) page.evaluate(RUN);
        assertThat(violations).as("axe-core on " + what).isEmpty();
    }

    private static String read() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
