package org.almanac.abuse;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A method that somebody thought of is refused before meters keep its name: there is no end of names. */
@QuarkusTest
class UnknownMethodTest {
    @ConfigProperty(name = "almanac.admin.token")
    String token = "";

    @Test
    void isRefusedAndNothingKeepsItsName() throws IOException {
        String made = "MADE" + "UP".repeat(500);
        for (String path : new String[] {"/", "/calendar.ics", "/api/v1/events", "/nothing"}) {
            assertThat(send(made, path)).as(path).isEqualTo(501);
        }
        assertThat(send("GET", "/")).isEqualTo(200);
        assertThat(given().auth().oauth2(token).get("/q/metrics").asString()).doesNotContain("MADEUP");
    }

    private static int send(String method, String path) throws IOException {
        String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        return Wire.send(request.getBytes(US_ASCII), Duration.ofSeconds(20)).status();
    }
}
