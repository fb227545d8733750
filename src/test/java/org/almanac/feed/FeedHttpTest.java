package org.almanac.feed;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.almanac.api.ApiClient.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FeedHttpTest {
    private final String tag = "feed-" + UUID.randomUUID();

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

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
    void whatIsUsualIsTheSameAsWhatIsLeftOut() {
        create("Usual", 30);

        Response short1 = anonymous().get("/tags/" + tag + ".ics");
        Response spelled = anonymous().get("/tags/" + tag + ".ics?past=P12M&keydates=false");

        assertThat(spelled.asByteArray()).isEqualTo(short1.asByteArray());
        assertThat(spelled.header("ETag")).isEqualTo(short1.header("ETag"));
    }

    @Test
    void alarmsAndKeyDatesAreThereForThoseWhoAsk() {
        String location = create("Alarming", 30);
        patch(
                location,
                Map.of(
                        "keyDates",
                        List.of(Map.of(
                                "label", "Papers", "at", today().plusDays(10).toString()))));

        assertThat(events(anonymous().get("/tags/" + tag + ".ics")))
                .singleElement()
                .satisfies(event -> assertThat(event.getAlarms()).isEmpty());
        assertThat(events(anonymous().get("/tags/" + tag + ".ics?alarm=P1W&keydates=true")))
                .extracting(
                        event -> event.getSummary().getValue(),
                        event -> event.getAlarms().size())
                .containsExactly(tuple("Alarming", 1), tuple("Papers: Alarming", 1));
    }

    @Test
    void jscalIsAGroupOfTheSameEvents() {
        create("Group; of, events", 30);

        anonymous()
                .get("/tags/" + tag + ".jscal")
                .then()
                .statusCode(200)
                .contentType(containsString("application/jscalendar+json"))
                .header("ETag", containsString("\""))
                .body("'@type'", is("Group"))
                .body("updated", containsString("Z"))
                .body("source", containsString("/tags/" + tag + ".jscal"))
                .body("entries.title", is(List.of("Group; of, events")))
                .body("entries[0].timeZone", is("Europe/London"));
        anonymous()
                .get("/calendar.jscal?tag=" + tag + "&tag=zz&past=P1Y&online=false")
                .then()
                .statusCode(200);
    }

    @Test
    void atomTellsWhatChangedLast() {
        String first = create("First <b>", 30);
        create("Second & more", 20);
        patch(first, Map.of("title", "First, changed"));

        Response feed = anonymous().get("/tags/" + tag + ".atom");

        assertThat(feed.contentType()).isEqualToIgnoringCase("application/atom+xml; charset=utf-8");
        assertThat(feed.xmlPath().getList("feed.entry.title", String.class))
                .containsExactly("First, changed", "Second & more");
        assertThat(feed.xmlPath().getString("feed.id")).startsWith("tag:");
        assertThat(feed.xmlPath().getString("feed.updated"))
                .isEqualTo(feed.xmlPath().getString("feed.entry[0].updated"));
    }

    @Test
    void anEventHasEveryFormat() {
        String slug = anonymous().get(create("Formats", 30)).path("slug");

        anonymous().get("/events/" + slug + ".jscal").then().body("entries.title", is(List.of("Formats")));
        anonymous().get("/events/" + slug + ".atom").then().body("feed.entry.title", is("Formats"));
        anonymous()
                .get("/events/" + slug + ".json")
                .then()
                .body("name", is("Formats"))
                .body("items.title", is(List.of("Formats")))
                .body("links.ics", containsString("/events/" + slug + ".ics"));
        for (String format : List.of("jscal", "atom", "json")) {
            anonymous().get("/events/no-such-event." + format).then().statusCode(404);
        }
    }

    @Test
    void jsonLooksBackWhenAsked() {
        create("Over", -10);

        anonymous().get("/tags/" + tag + ".json").then().body("items", hasSize(0));
        anonymous().get("/tags/" + tag + ".json?past=P30D").then().body("items.title", is(List.of("Over")));
        anonymous().get("/tags/" + tag + ".json?past=P5D").then().body("items", hasSize(0));
    }

    @Test
    void noCacheKeepsAnAnswerPastTheInstantThatChangesIt() {
        LocalDateTime end = LocalDateTime.ofInstant(clock.instant().plusSeconds(5), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        create("Ending", end.minusHours(2), end);

        String cacheControl = anonymous().get("/tags/" + tag + ".json").header("Cache-Control");

        Duration left = Duration.between(clock.instant(), end.toInstant(ZoneOffset.UTC));
        long maxAge = Long.parseLong(cacheControl.replaceAll(".*max-age=(\\d+).*", "$1"));
        assertThat(maxAge).isBetween(0L, Math.max(0, left.toSeconds()) + 1);
    }

    @Test
    void aHitNeedsNoWorkerThread() throws Exception {
        create("Hit", 30);
        String address = "/tags/" + tag + ".ics";
        anonymous().get(address).then().statusCode(200);
        CountDownLatch release = new CountDownLatch(1);
        try {
            for (int i = 0; i < 400; i++) {
                vertx.executeBlocking(
                        () -> {
                            release.await();
                            return null;
                        },
                        false);
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("SUMMARY:Hit");
        } finally {
            release.countDown();
        }
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
        // A calendar must hold a component (RFC 5545 §3.6).
        assertThat(empty.asString()).contains("BEGIN:VTIMEZONE", "END:VTIMEZONE\r\nEND:VCALENDAR");
        assertThat(anonymous().get("/calendar.ics?tag=" + tag + "&past=P2Y").asString())
                .contains("BEGIN:VTIMEZONE");
        anonymous().get("/tags/" + tag + ".ics").then().statusCode(404).contentType("application/problem+json");
    }

    static Stream<String> mistyped() {
        String many = IntStream.range(0, 500).mapToObj(n -> "tag=t" + n).collect(Collectors.joining("&"));
        return Stream.of(
                "/calendar.ics?tags=5g",
                "/calendar.ics?tag=",
                "/calendar.ics?past=P1000Y",
                "/calendar.json?past=P1000Y",
                "/calendar.jscal?past=P1000Y",
                "/calendar.atom?past=PT99999999999999H",
                "/calendar.ics?alarm=P1000Y",
                "/calendar.ics?alarm=P1000D",
                "/calendar.ics?keydates=1",
                "/calendar.ics?country=Britain",
                "/calendar.ics?online=maybe",
                "/calendar.ics?q=" + "a".repeat(10_000),
                "/calendar.ics?" + "a".repeat(10_000) + "=1",
                "/calendar.ics?tag=" + "a".repeat(10_000),
                "/calendar.ics?" + many,
                "/calendar.jscal?" + many,
                "/widget.json?tags=" + "a,".repeat(5_000) + "b".repeat(300),
                "/widget.json?limit=0",
                "/u/no-such-token/calendar.ics?tag=5g");
    }

    @ParameterizedTest
    @MethodSource("mistyped")
    void aMistypedFilterIsRefused(String address) {
        anonymous()
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store");
    }

    @Test
    void aFeedCanOnlyBeRead() {
        anonymous().delete("/calendar.ics").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/calendar.ics",
                "/calendar.json?tag=5g",
                "/calendar.atom?nonsense=1",
                "/tags/none.jscal",
                "/events/none.ics",
                "/widget.json",
                "/u/no-such-token/calendar.ics"
            })
    void browsersThatAskFirstMayReadFromAnySite(String address) {
        anonymous()
                .header("Origin", "https://news.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "if-none-match")
                .options(address)
                .then()
                .statusCode(204)
                .header("Allow", "GET, HEAD, OPTIONS")
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", containsString("GET"))
                .header("Access-Control-Allow-Headers", "*")
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Max-Age", "86400");
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
        LocalDate day = today().plusDays(daysAhead);
        return create(title, day.atTime(9, 0), day.atTime(17, 0), "Europe/London");
    }

    private String create(String title, LocalDateTime start, LocalDateTime end) {
        return create(title, start, end, "UTC");
    }

    private String create(String title, LocalDateTime start, LocalDateTime end, String zone) {
        return editor().contentType(ContentType.JSON)
                .body(Map.of(
                        "title",
                        title,
                        "start",
                        start.toString(),
                        "end",
                        end.toString(),
                        "timeZone",
                        zone,
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
