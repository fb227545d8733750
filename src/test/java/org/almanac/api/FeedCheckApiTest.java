package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FeedCheckApiTest {
    @Inject
    Clock clock;

    @Test
    void itTellsWhatReadersWillStumbleOver() {
        String tag = "check-" + UUID.randomUUID();
        editor().contentType(ContentType.JSON)
                .body(Map.of(
                        "title",
                        "Bare",
                        "start",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30) + "T09:00",
                        "timeZone",
                        "UTC",
                        "tags",
                        List.of(tag)))
                .post("/api/v1/events")
                .then()
                .statusCode(201);

        editor().get("/api/v1/feeds/check?tag=" + tag + "&alarm=P1D")
                .then()
                .statusCode(200)
                .body("address", containsString("/tags/" + tag + ".ics?alarm=P1D"))
                .body("events", is(1))
                .body("bytes", greaterThan(300))
                .body("gzipBytes", greaterThan(100))
                .body("findings.code", hasItems("NO_END", "NO_ZONE", "NO_LOCATION", "NO_DESCRIPTION"))
                .body("findings.code", not(hasItems("EMPTY")))
                .body("programs", hasSize(5))
                .body("programs.takesIt", everyItem(is(true)))
                .body("programs[0].name", is("Google Calendar"));
        editor().get("/api/v1/feeds/check?tag=no-such-tag").then().body("findings.code", hasItems("EMPTY"));
    }

    @Test
    void itIsForEditors() {
        anonymous().get("/api/v1/feeds/check").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags=5g", "limit=5", "past=P1000Y", "alarm=x"})
    void itRefusesWhatTheCalendarRefuses(String query) {
        editor().get("/api/v1/feeds/check?" + query).then().statusCode(400).contentType("application/problem+json");
    }
}
