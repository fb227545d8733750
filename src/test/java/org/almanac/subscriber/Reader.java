package org.almanac.subscriber;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** What readers and their programs send. */
final class Reader {
    private static final String ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private Reader() {}

    /** An address that no other test uses. */
    static String address() {
        return "reader-" + UUID.randomUUID() + "@example.com";
    }

    /** A browser that does not follow redirects. */
    static RequestSpecification browser() {
        return RestAssured.given()
                .spec(new RequestSpecBuilder()
                        .setConfig(RestAssuredConfig.config()
                                .redirect(RedirectConfig.redirectConfig().followRedirects(false))
                                .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                        .build())
                .header("Accept", ACCEPT);
    }

    /** @param more fields of a JSON object besides the address; may be empty */
    static Response ask(String email, String more) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"email\":\"" + email + "\"" + (more.isEmpty() ? "" : "," + more) + "}")
                .post("/subscriptions");
    }

    static Response confirm(String token) {
        return browser().post("/subscriptions/confirm/" + token);
    }
}
