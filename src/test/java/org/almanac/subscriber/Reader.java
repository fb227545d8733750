package org.almanac.subscriber;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.api.ApiClient;

/** What readers and their programs send. */
public final class Reader {
    private static final String ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private Reader() {}

    /** An address that no other test uses. */
    public static String address() {
        return "reader-" + UUID.randomUUID() + "@example.com";
    }

    /** A browser that does not follow redirects. */
    public static RequestSpecification browser() {
        return RestAssured.given()
                .spec(new RequestSpecBuilder()
                        .setConfig(RestAssuredConfig.config()
                                .redirect(RedirectConfig.redirectConfig().followRedirects(false))
                                .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                        .build())
                .header("Accept", ACCEPT);
    }

    /** @param more fields of a JSON object besides the address; may be empty */
    public static Response ask(String email, String more) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"email\":\"" + email + "\"" + (more.isEmpty() ? "" : "," + more) + "}")
                .post("/subscriptions");
    }

    public static Response confirm(String token) {
        return browser().post("/subscriptions/confirm/" + token);
    }

    /** Makes an event of a month ahead that readers see, so that its tags are in the calendar. */
    static void publishEvent(Instant now, List<String> tags) {
        ApiClient.editor()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "title",
                        "An event about " + tags,
                        "start",
                        LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(30).toString(),
                        "allDay",
                        true,
                        "timeZone",
                        "UTC",
                        "tags",
                        tags))
                .post("/api/v1/events")
                .then()
                .statusCode(201);
    }
}
