package org.almanac.feed;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.almanac.api.ApiClient.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
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
class FeedHttpTest {
    private final String tag = "feed-" + UUID.randomUUID();

    @Inject
    Clock clock;

    @Test
    void aCalendarHoldsWhatMatchesAndHasValidators() {
        create("Summit; one, two\\three", 30);

        Response feed = anonymous().get("/tags/" + tag + ".ics");

        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.contentType()).isEqualToIgnoringCase("text/calendar; charset=utf-8");
        assertThat(feed.header("ETag")).matches("\"[^\"]+\"");
        assertThat(feed.header("Last-Modified")).endsWith("GMT");
        assertThat(feed.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
        assertThat(feed.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(feed.header("Cache-Control")).startsWith("public, max-age=");
        assertThat(events(feed))
                .singleElement()
                .satisfies(event -> assertThat(event.getSummary().getValue()).isEqualTo("Summit; one, two\\three"));
    }

    @Test
    void anEditIsThereAtOnce() {
        String location = create("Before", 30);
        String before = anonymous().get("/tags/" + tag + ".ics").header("ETag");

        patch(location, Map.of("title", "After"));
        Response after = anonymous().get("/tags/" + tag + ".ics");

        assertThat(after.header("ETag")).isNotEqualTo(before);
        assertThat(events(after)).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).isEqualTo("After");
            assertThat(event.getSequence().getValue()).isEqualTo(1);
        });
    }

    @Test
    void whatWasWithdrawnStaysAsCancelled() {
        String location = create("Gone", 30);
        VEvent before = events(anonymous().get("/tags/" + tag + ".ics")).get(0);

        editor().delete(location).then().statusCode(204);

        assertThat(events(anonymous().get("/tags/" + tag + ".ics")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getUid()).isEqualTo(before.getUid());
                    assertThat(event.getStatus().isCancelled()).isTrue();
                    assertThat(event.getSequence().getValue())
                            .isGreaterThan(before.getSequence().getValue());
                });
        anonymous().get("/tags/" + tag + ".json").then().body("items", hasSize(0));
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        create("Same", 30);
        Response first = anonymous().get("/tags/" + tag + ".ics");
        String etag = first.header("ETag");

        anonymous()
                .header("If-None-Match", etag)
                .get("/tags/" + tag + ".ics")
                .then()
                .statusCode(304);
        anonymous()
                .header("If-None-Match", "\"other\"")
                .header("If-Modified-Since", first.header("Last-Modified"))
                .get("/tags/" + tag + ".ics")
                .then()
                .statusCode(200);
        anonymous()
                .header("If-Modified-Since", first.header("Last-Modified"))
                .get("/tags/" + tag + ".ics")
                .then()
                .statusCode(304)
                .header("ETag", etag);
    }

    @Test
    void headTellsTheSameWithoutABody() {
        create("Head", 30);
        Response get = plain().get("/tags/" + tag + ".ics");

        Response head = plain().head("/tags/" + tag + ".ics");

        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(get.asByteArray().length));
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void eachEncodingHasItsTag() {
        create("Compressed", 30);
        Response identity = plain().get("/tags/" + tag + ".ics");
        Response gzip = anonymous().header("Accept-Encoding", "gzip").get("/tags/" + tag + ".ics");

        assertThat(identity.header("Content-Encoding")).isNull();
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.header("ETag")).isNotEqualTo(identity.header("ETag"));
        assertThat(gzip.asString()).isEqualTo(identity.asString());
    }

    @Test
    void theOrderOfParametersChangesNothing() {
        create("Order", 30);

        Response one = anonymous().get("/calendar.ics?tag=" + tag + "&tag=zz&past=P2Y");
        Response other = anonymous().get("/calendar.ics?past=P24M&utm_source=x&tag=zz&tag=" + tag);

        assertThat(other.asByteArray()).isEqualTo(one.asByteArray());
        assertThat(other.header("ETag")).isEqualTo(one.header("ETag"));
    }

    @Test
    void jsonTellsWhatIsComingUp() {
        String start = create("Coming", 30);
        String day = today().plusDays(30).toString();

        anonymous()
                .get("/tags/" + tag + ".json?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].title", is("Coming"))
                .body("items[0].start", is(day + "T09:00"))
                .body("items[0].end", is(day + "T17:00"))
                .body("items[0].timeZone", is("Europe/London"))
                .body("items[0].status", is("CONFIRMED"))
                .body("items[0].online", is(false))
                .body("items[0].place", nullValue())
                .body("items[0].tags", is(List.of(tag)))
                .body("items[0].ics", containsString("/events/"))
                .body("more", is(false))
                .body("links.webcal", containsString("webcal://"))
                .body("links.ics", containsString("/tags/" + tag + ".ics"));
        assertThat(start).isNotEmpty();
    }

    @Test
    void anEventHasItsOwnCalendar() {
        String location = create("Single", 30);
        String slug = anonymous().get(location).path("slug");

        assertThat(events(anonymous().get("/events/" + slug + ".ics"))).hasSize(1);
        anonymous().get("/events/no-such-event.ics").then().statusCode(404);
    }

    @Test
    void aFeedOfNothingIsAnEmptyCalendarAndAnUnknownNameIsNotFound() {
        Response empty = anonymous().get("/calendar.ics?tag=" + tag);

        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.asString()).contains("X-WR-CALNAME:");
        assertThat(events(empty)).isEmpty();
        anonymous().get("/tags/" + tag + ".ics").then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags=5g", "tag=", "past=P1000Y", "country=Britain", "online=maybe"})
    void aMistypedFilterIsRefused(String query) {
        anonymous()
                .urlEncodingEnabled(false)
                .get("/calendar.ics?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store");
    }

    @Test
    void aFeedCanOnlyBeRead() {
        anonymous().delete("/calendar.ics").then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @Test
    void aBombOfARuleIsRefusedWhenItIsSaved() {
        editor().contentType(ContentType.JSON)
                .body(Map.of(
                        "title",
                        "Bomb",
                        "start",
                        today() + "T09:00",
                        "timeZone",
                        "UTC",
                        "recurrence",
                        Map.of("rrule", "FREQ=SECONDLY")))
                .post("/api/v1/events")
                .then()
                .statusCode(422)
                .body("detail", not(containsString("Exception")));
    }

    private String create(String title, int daysAhead) {
        String day = today().plusDays(daysAhead).toString();
        return editor().contentType(ContentType.JSON)
                .body(Map.of(
                        "title",
                        title,
                        "start",
                        day + "T09:00",
                        "end",
                        day + "T17:00",
                        "timeZone",
                        "Europe/London",
                        "tags",
                        List.of(tag)))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static void patch(String location, Map<String, Object> fields) {
        editor().contentType("application/merge-patch+json")
                .body(fields)
                .patch(location)
                .then()
                .statusCode(200);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static List<VEvent> events(Response feed) {
        return Biweekly.parse(feed.asString()).first().getEvents();
    }
}
