package org.almanac.abuse;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that nest are refused, or read as far as anybody means them. */
@QuarkusTest
class DeepBodiesTest {
    private static final int DEPTH = 50_000;

    @ParameterizedTest
    @CsvSource({"[, ]", "{\"a\":, }", "{\"title\":, }", "{\"venue\":, }", "[{\"tags\":[, ]}]"})
    void jsonIsRefused(String open, String close) {
        String body = open.repeat(DEPTH) + "1" + close.repeat(DEPTH);
        for (String path : List.of(
                "/api/v1/events",
                "/api/v1/import",
                "/api/v1/subscribers/import",
                "/api/v1/suppressions",
                "/subscriptions")) {
            assertThat(status("application/json", body, path)).as(path).isBetween(400, 499);
        }
    }

    @Test
    void linesOfJsonAreReportedOrRefused() {
        String deep = "[".repeat(DEPTH);
        assertThat(status("application/x-ndjson", deep + "\n" + deep, "/api/v1/import"))
                .isBetween(200, 499);
    }

    @ParameterizedTest
    @CsvSource({"VEVENT", "VCALENDAR", "VALARM", "X-DEEP"})
    void aCalendarIsReadAsFarAsItMeansSomething(String component) {
        String body = "BEGIN:VCALENDAR\r\n" + ("BEGIN:" + component + "\r\n").repeat(20_000);
        assertThat(status("text/calendar", body, "/api/v1/import?dryRun=true")).isBetween(200, 499);
    }

    @ParameterizedTest
    @CsvSource({"multipart/mixed; boundary=a, --a", "message/rfc822, ''", "'multipart/mixed; boundary=\"b\"', --b"})
    void aReturnedMailIsReadInTimeOrRefused(String type, String boundary) {
        String part = "Content-Type: " + type + "\r\n\r\n" + boundary + "\r\n";
        String body = "From: a@b.example\r\nTo: c@d.example\r\n" + part.repeat(900_000 / part.length());
        long begun = System.nanoTime();

        assertThat(status("message/rfc822", body, "/api/v1/bounces")).isBetween(200, 499);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
    }

    private static int status(String type, String body, String path) {
        return editor().contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .statusCode();
    }
}
