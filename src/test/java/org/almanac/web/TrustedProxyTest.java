package org.almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Behind a proxy that is trusted, each reader is a network of their own for everything that counts by network. */
@QuarkusTest
@TestProfile(TrustedProxyTest.BehindAProxy.class)
class TrustedProxyTest {

    public static final class BehindAProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "almanac.trusted-proxies", "127.0.0.0/8, ::1",
                    "almanac.limits.subscriptions.per-network", "2",
                    "almanac.submissions.per-network", "2",
                    "almanac.limits.login.per-account", "2");
        }
    }

    @Test
    void subscriptionsAreCountedByClient() {
        countedByClient(forwarded -> RestAssured.given()
                .header("X-Forwarded-For", forwarded)
                .contentType("application/json")
                .body(Map.of("email", UUID.randomUUID() + "@reader.example"))
                .post("/subscriptions")
                .statusCode());
    }

    @Test
    void proposalsAreCountedByClient() {
        countedByClient(forwarded -> RestAssured.given()
                .header("X-Forwarded-For", forwarded)
                .formParam("title", "")
                .redirects()
                .follow(false)
                .post("/submit")
                .statusCode());
    }

    @Test
    void signInsAreCountedByClient() {
        countedByClient(forwarded -> RestAssured.given()
                .header("X-Forwarded-For", forwarded)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("email", "nobody@almanac.example")
                .formParam("password", "wrong")
                .post("/admin/login")
                .statusCode());
    }

    private static void countedByClient(ToIntFunction<String> request) {
        for (String client : new String[] {"203.0.113.9", "203.0.113.10", "2001:db8:7::1"}) {
            assertThat(request.applyAsInt(client)).isNotEqualTo(429);
            assertThat(request.applyAsInt(client)).isNotEqualTo(429);
            assertThat(request.applyAsInt(client)).isEqualTo(429);
            // Whatever the client itself wrote into the header.
            assertThat(request.applyAsInt("192.0.2.55, " + client)).isEqualTo(429);
        }
    }
}
