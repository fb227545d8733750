package org.almanac.web.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.almanac.web.RequestId;
import org.almanac.web.log.CapturedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestNamesTest {
    private static final String MADE = "[0-9a-f]{20}";

    @Test
    void aFaultIsToldByTheNameThatTheLogHas() {
        try (CapturedLog log = new CapturedLog()) {
            given().header(RequestId.HEADER, "proxy-1.of_two")
                    .get("/test-failure")
                    .then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .header(RequestId.HEADER, "proxy-1.of_two")
                    .body("requestId", equalTo("proxy-1.of_two"));
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("proxy-1.of_two: /test-failure failed (request proxy-1.of_two) | "));
        }
    }

    @Test
    void aPersonSeesItOnThePage() {
        given().header(RequestId.HEADER, "proxy-2")
                .accept("text/html,*/*;q=0.8")
                .get("/test-failure")
                .then()
                .statusCode(500)
                .header(RequestId.HEADER, "proxy-2")
                .body(containsString("<code>proxy-2</code>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "<b>", "né", "a,b", "{token}"})
    void whatIsNoNameIsReplaced(String given) {
        String answered = given().header(RequestId.HEADER, given)
                .get("/test-failure")
                .then()
                .statusCode(500)
                .extract()
                .header(RequestId.HEADER);
        assertThat(answered).matches(MADE);
    }

    @Test
    void aNameHasSixtyFourCharactersAtMost() {
        assertThat(RequestId.of("a".repeat(64))).isEqualTo("a".repeat(64));
        assertThat(RequestId.of("a".repeat(65))).matches(MADE);
        assertThat(RequestId.of(null)).matches(MADE).isNotEqualTo(RequestId.of(null));
    }

    @Test
    void whatIsNoFaultSaysNoName() {
        given().header(RequestId.HEADER, "proxy-3")
                .get("/test-failure/fine")
                .then()
                .statusCode(200)
                .header(RequestId.HEADER, (String) null);
    }

    @Test
    void whatIsTheCallersFaultNamesNothingInItsProblem() {
        given().get("/api/v1/events/there-is-no-such-event")
                .then()
                .statusCode(404)
                .body("$", not(hasKey("requestId")));
    }
}
