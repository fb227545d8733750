package org.almanac.abuse;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** There is no end of names that somebody can think of, so meters keep neither methods nor addresses. */
@QuarkusTest
class UnknownMethodTest {
    @ConfigProperty(name = "almanac.admin.token")
    String token = "";

    @Inject
    MeterRegistry registry;

    @TestHTTPResource("/")
    URI service;

    @Test
    void aMadeUpMethodIsRefusedAndNothingKeepsItsName() throws IOException {
        String made = "MADE" + "UP".repeat(500);
        for (String path : new String[] {"/", "/calendar.ics", "/api/v1/events", "/nothing"}) {
            assertThat(send(made, path)).as(path).isEqualTo(405);
        }
        assertThat(send("GET", "/")).isEqualTo(200);
        assertThat(given().auth().oauth2(token).get("/q/metrics").asString()).doesNotContain("MADEUP");
    }

    /** The ids by which requests were counted are kept for ever, also those that a filter then writes otherwise. */
    @Test
    void noAddressOfARequestThatWasGivenUpIsKept() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (SocketReader reader = new SocketReader(service, 4_096)) {
                reader.send(
                        "POST /subscriptions/GIVENUP" + i + " HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nhalf");
            }
        }
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (registry.find("http.server.requests").tag("status", "RESET").timer() == null) {
            assertThat(System.nanoTime()).as("nothing counts them").isLessThan(end);
            Thread.onSpinWait();
        }
        Field ids = MeterRegistry.class.getDeclaredField("preFilterIdToMeterMap");
        ids.setAccessible(true);
        for (MeterRegistry each : ((CompositeMeterRegistry) registry).getRegistries()) {
            assertThat(((Map<?, ?>) ids.get(each)).keySet().toString())
                    .contains("uri")
                    .doesNotContain("GIVENUP");
        }
    }

    private static int send(String method, String path) throws IOException {
        String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        return Wire.send(request.getBytes(US_ASCII), Duration.ofSeconds(20)).status();
    }
}
