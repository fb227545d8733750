package org.almanac.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    @Test
    void whatAParameterBringsStaysOnTheLine() {
        ExtLogRecord line = record("%s failed");
        line.setParameters(new Object[] {"/x\r\n2031-01-01 INFO forged\u001b[2J\u202e\u2028\u0085\t\u0000end"});
        assertThat(written(line))
                .isEqualTo("/x\\r\\n2031-01-01 INFO forged\\u001b[2J\\u202e\\u2028\\u0085\\t\\u0000end failed|");
    }

    @Test
    void textIsLeftAsItIs() {
        ExtLogRecord line = record("%s: 100 %% of “Zürich” 東京 🎉 at C:\\new/path");
        line.setParameters(new Object[] {"{0}"});
        assertThat(written(line)).isEqualTo("{0}: 100 % of “Zürich” 東京 🎉 at C:\\new/path|");
    }

    @Test
    void failuresAreToldOnTheirLinesWithTheirNamesAndTraces() {
        ExtLogRecord line = record("failed");
        IllegalStateException cause = new IllegalStateException("deep\n2031 forged");
        cause.addSuppressed(new RuntimeException("also\r2032 forged"));
        line.setThrown(new IllegalArgumentException("plain", cause));
        assertThat(written(line))
                .contains("java.lang.IllegalArgumentException: plain", "java.lang.IllegalStateException: deep\\n2031")
                .contains("also\\r2032", "LogLinesTest.java")
                .doesNotContain("\n2031", "\r2032");
    }

    @Test
    void aFailureThatIsFineStaysItself() {
        ExtLogRecord line = record("failed");
        RuntimeException failure = new RuntimeException("fine", new RuntimeException());
        line.setThrown(failure);
        new LogLines().isLoggable(line);
        assertThat(line.getThrown()).isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions/",
                "/subscriptions/confirm/",
                "/subscriptions/address/",
                "/unsubscribe/",
                "/u/",
                "/admin/invitation/",
                "/admin/reset/"
            })
    void keysInPathsAreNotWritten(String path) {
        String safe = LogText.safe("HTTP Request to https://e.example" + path + TOKEN + "/data?x=1 failed");
        assertThat(safe).isEqualTo("HTTP Request to https://e.example" + path + "{token}/data?x=1 failed");
    }

    private static ExtLogRecord record(String message) {
        return new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.PRINTF, LogLinesTest.class.getName());
    }

    private static String written(ExtLogRecord line) {
        assertThat(new LogLines().isLoggable(line)).isTrue();
        return new PatternFormatter("%s|%E").format(line);
    }
}
