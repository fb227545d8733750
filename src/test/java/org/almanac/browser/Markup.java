package org.almanac.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;

/** The Nu HTML Checker, as validator.w3.org has it. */
final class Markup {
    private Markup() {}

    /** Fails with every error and warning in a page's source. */
    static void check(String html, String what) {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
        validator.setNoLangDetect(true);
        validator.setForceHTML(true);
        try {
            String findings = validator.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
            assertThat(findings.lines().filter(line -> !line.isBlank()))
                    .as("Nu HTML Checker on " + what)
                    .isEmpty();
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("cannot check " + what, e);
        }
    }
}
