package org.almanac.abuse;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that nest are refused, or read as far as anybody means them. */
class DeepBodiesTest {

    @QuarkusTest
    static class Json {
        @ParameterizedTest
        @CsvSource({"[, ]", "{\"a\":, }", "{\"title\":, }", "{\"venue\":, }", "[{\"tags\":[, ]}]"})
        void isRefused(String open, String close) {
            String body = open.repeat(50_000) + "1" + close.repeat(50_000);
            for (String path : List.of(
                    "/api/v1/events",
                    "/api/v1/import/events",
                    "/api/v1/subscribers/import",
                    "/api/v1/tags",
                    "/subscriptions")) {
                int status = editor().contentType("application/json")
                        .body(body)
                        .post(path)
                        .statusCode();
                assertThat(status).as(path).isBetween(400, 499);
            }
        }

        @Test
        void isRefusedLineByLine() {
            String deep = "[".repeat(50_000);
            int status = editor().contentType("application/x-ndjson")
                    .body(deep + "\n" + deep)
                    .post("/api/v1/import/events")
                    .statusCode();
            assertThat(status).isBetween(200, 499);
        }
    }

    @QuarkusTest
    static class Calendar {
        @ParameterizedTest
        @CsvSource({"VEVENT", "VCALENDAR", "VALARM", "X-DEEP"})
        void isReadAsFarAsItMeansSomething(String component) {
            String body = "BEGIN:VCALENDAR\r\n" + ("BEGIN:" + component + "\r\n").repeat(20_000);
            int status = editor().contentType("text/calendar")
                    .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post("/api/v1/import/events?dryRun=true")
                    .statusCode();
            assertThat(status).isBetween(200, 499);
        }
    }

    @QuarkusTest
    static class Mime {
        @ParameterizedTest
        @CsvSource({"multipart/mixed; boundary=a, --a", "message/rfc822, ''", "'multipart/mixed; boundary=\"b\"', --b"})
        void isRefusedOrReadInTime(String type, String boundary) {
            String part = "Content-Type: " + type + "\r\n\r\n" + boundary + "\r\n";
            String body = "From: a@b.example\r\nTo: c@d.example\r\n" + part.repeat(900_000 / part.length());
            long begun = System.nanoTime();
            int status = editor().contentType("message/rfc822")
                    .body(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .post("/api/v1/bounces")
                    .statusCode();
            assertThat(status).isBetween(200, 499);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        }
    }
}
