package org.almanac.widget;

import static io.restassured.RestAssured.given;
import static org.almanac.api.ApiClient.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.almanac.event.Actor;
import org.almanac.event.SaveEvent;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WidgetResourceTest {
    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @Test
    void theScriptIsCachedAndMayBeReadFromAnywhere() {
        String tag = given().header("Accept-Encoding", "gzip")
                .get("/widget.js")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/javascript"))
                .header("Content-Encoding", "gzip")
                .header("Vary", containsString("Accept-Encoding"))
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", containsString("max-age=3600"))
                .extract()
                .header("ETag");
        given().header("Accept-Encoding", "gzip")
                .header("If-None-Match", tag)
                .get("/widget.js")
                .then()
                .statusCode(304)
                .header("ETag", tag);
        plain().get("/widget.js")
                .then()
                .statusCode(200)
                .header("Content-Encoding", nullValue())
                .header("ETag", not(equalTo(tag)));
    }

    @Test
    void theDataHoldsAllThatAListShows() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20);
        save("Widget data", day, "widget-data");

        String tag = given().get("/widget.json?tags=widget-data")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", containsString("public, max-age="))
                .body("items.size()", is(1))
                .body("items[0].title", is("Widget data"))
                .body("items[0].start", is(day.toString()))
                .body("items[0].end", is(day.plusDays(1).toString()))
                .body("items[0].startsAt", is(day + "T00:00:00Z"))
                .body("items[0].endsAt", is(day.plusDays(2) + "T00:00:00Z"))
                .body("items[0].allDay", is(true))
                .body("items[0].status", is("CONFIRMED"))
                .body("items[0].tags", hasItems("widget-data"))
                .body("items[0].ics", containsString(".ics"))
                .body("more", is(false))
                .body("links.webcal", containsString("webcal://"))
                .body("links.subscribe", containsString("/subscribe?tag=widget-data"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/widget.json?tags=widget-data")
                .then()
                .statusCode(304);
    }

    @Test
    void theDataAreThoseOfTheJsonFeedFromTheSameMemory() {
        save("Kept once", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3), "widget-shared");
        String tag = plain().get("/calendar.json?tag=widget-shared&limit=7")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        plain().header("If-None-Match", tag)
                .get("/widget.json?limit=7&tags=widget-shared")
                .then()
                .statusCode(304);
    }

    @Test
    void whoSaysTheLanguageGetsWhatTheScriptNeedsToShowThem() {
        given().get("/widget.json?limit=1&lang=de")
                .then()
                .statusCode(200)
                .body("links.subscribe", containsString("/subscribe"))
                .body("look.words.none", is("Es stehen keine Termine an."))
                .body("look.words.CANCELLED", is("Abgesagt"))
                .body("look.calendars[0].url", containsString("text={title}"))
                .body("look.rules", containsString(".root{"));
        given().get("/widget.json?limit=1&lang=xx").then().body("look.words.none", is("There are no upcoming events."));
        given().get("/widget.json?limit=1").then().body("look", nullValue());
    }

    @Test
    void whatIsFeaturedComesFirstWhereThatIsAskedFor() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20);
        String filed = "widget-featured";
        save("Soon", day, filed);
        save("Later", day.plusDays(1), filed);
        for (String rule : List.of("", "FREQ=DAILY;COUNT=9")) {
            catalogue.create(
                    SaveEvent.builder()
                            .title(("Featured " + rule).strip())
                            .start(day.plusDays(rule.isEmpty() ? 400 : 300).toString())
                            .allDay(true)
                            .tags(List.of(filed))
                            .featured(true)
                            .featuredLabel(rule.isEmpty() ? null : "Sponsored & seen")
                            .recurrence(rule.isEmpty() ? null : new SaveEvent.RecurrenceInput(rule, null, null, null))
                            .build(),
                    new Actor("system"));
        }
        String first = "Featured FREQ=DAILY;COUNT=9";
        given().get("/widget.json?featured=first&limit=3&tags=" + filed)
                .then()
                .body("items.title", is(List.of(first, "Featured", "Soon")))
                .body("items[0].featuredLabel", is("Sponsored & seen"))
                .body("items[1].featured", is(true))
                .body("items[1].featuredLabel", nullValue())
                .body("items[2].featured", nullValue());
        given().get("/widget.json?limit=3&tags=" + filed)
                .then()
                .body("items.title", is(List.of("Soon", "Later", first)))
                .body("items[2].featuredLabel", is("Sponsored & seen"));
        String fragment = plain().get("/widget.html?featured=first&limit=3&tags=" + filed)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(fragment.indexOf("Sponsored &amp; seen")).isPositive().isLessThan(fragment.indexOf("Soon"));
        given().get("/embed?featured=first&tags=" + filed).then().body(containsString("featured=\"first\""));
        given().get("/widget.json?featured=last").then().statusCode(400);
    }

    @Test
    void whatThePageIsAboutComesInFromFarAhead() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int i = 1; i <= 4; i++) {
            save("Near " + i, day.plusDays(i), "reach");
        }
        save("Far", day.plusDays(300), "reach", "reach-far");
        save("Elsewhere", day.plusDays(200), "reach-far");

        List<String> titles = given().get("/widget.json?tags=reach&match=reach-far&limit=3")
                .then()
                .extract()
                .path("items.title");
        assertThat(titles).containsExactly("Far", "Near 1", "Near 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5g-world-summit", "5G World Summit", "the 5g WÖRLD summit 2031!", "huawei,5g-world-summit"})
    void whatIsCalledAsTheArticleIsTaggedComesFirst(String topics) {
        String tag = "named-" + Integer.toHexString(topics.hashCode());
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        save("About it", day.plusDays(1), tag, "5G World Summit", "Huawei");
        save("5G World Summit and after", day.plusDays(2), tag, "Huawei");
        save("Near", day.plusDays(3), tag);
        save("The 5G World Summit 2027", day.plusDays(400), tag);
        for (String address : List.of("/widget.json", "/widget.html", "/embed")) {
            String answer = given().queryParam("tags", tag)
                    .queryParam("match", topics)
                    .queryParam("limit", 2)
                    .get(address)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(answer).as(address).containsSubsequence("The 5G World Summit 2027", "About it");
            assertThat(answer).as(address).doesNotContain("Near");
        }
        assertThat(given().get("/embed?match=a&tags=" + tag).asString())
                .contains("<meta property=\"article:tag\" content=\"a\">", "match=\"page\"");
    }

    @Test
    void anEventOfASeriesThatIsCalledSoComesFirstAndEachOfItOnce() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        save("Series near", day.plusDays(1), "of-series");
        catalogue.create(weekly("Monday round", day.plusDays(30), "Mobile Évenings", "of-series"), new Actor("test"));

        List<String> titles = given().get("/widget.json?tags=of-series&match=mobile-evenings&limit=3")
                .then()
                .extract()
                .path("items.title");
        assertThat(titles).containsExactly("Monday round", "Series near", "Monday round");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag=5g", "limit=0", "limit=501", "limit=many", "country=England", "series=%20&colour=red"})
    void whatItDoesNotKnowIsRefusedAndNotIgnored(String query) {
        given().urlEncodingEnabled(false)
                .get("/widget.json?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void whatTrackersAddIsLeftAlone() {
        given().get("/widget.json?utm_source=letter&fbclid=x&limit=1").then().statusCode(200);
    }

    @Test
    void theFragmentHasNoScriptAndSaysWhenNothingIsUpcoming() {
        String html = given().get("/widget.html?tags=nobody-uses-this")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/html"))
                .extract()
                .asString();
        assertThat(html).contains("<p>There are no upcoming events.</p>").doesNotContain("<script");
        assertThat(given().get("/widget.html?tags=nobody-uses-this&empty=hide").asString())
                .isBlank();
    }

    @Test
    void theFramedPageKeepsAttributesInertAndMayBeFramed() {
        given().queryParam("empty-text", "\"><script>alert(1)</script>")
                .queryParam("lang", "\"><b>")
                .get("/embed")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-ancestors *"))
                .body(not(containsString("<script>alert")))
                .body(not(containsString("<b>")));
    }

    private static SaveEvent weekly(String title, LocalDate day, String series, String tag) {
        return SaveEvent.builder()
                .title(title)
                .start(day.toString())
                .timeZone("UTC")
                .allDay(true)
                .published(true)
                .tags(List.of(tag))
                .series(series)
                .keyDates(List.of())
                .recurrence(new SaveEvent.RecurrenceInput("FREQ=WEEKLY;COUNT=5", null, null, null))
                .build();
    }

    private void save(String title, LocalDate day, String... tags) {
        catalogue.create(
                SaveEvent.builder()
                        .title(title)
                        .start(day.toString())
                        .end(day.plusDays(1).toString())
                        .timeZone("UTC")
                        .allDay(true)
                        .published(true)
                        .tags(List.of(tags))
                        .keyDates(List.of())
                        .build(),
                new Actor("test"));
    }
}
