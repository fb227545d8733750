package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event can be, and what each change of it does to its instances and its SEQUENCE. */
@QuarkusTest
class EventModelApiTest {
    private static final String EVENTS = "/api/v1/events";

    private final String tag = "e" + UUID.randomUUID().toString().substring(0, 8);
    private final Clock clock;
    private LocalDate day = LocalDate.EPOCH;

    @Inject
    EventModelApiTest(Clock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void aMonthAhead() {
        day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30);
    }

    @Test
    void oneInstanceIsCancelledAndComesBack() {
        String event = weekly("");
        patch(event, "\"recurrence\":{\"overrides\":[{\"at\":\"%s\",\"status\":\"CANCELLED\"}]}".formatted(at(7)))
                .body("sequence", is(1));
        occurrences(event)
                .body("items.status", is(List.of("CONFIRMED", "CANCELLED", "CONFIRMED", "CONFIRMED")))
                .body("items.start", is(List.of(at(0), at(7), at(14), at(21))));
        patch(event, "\"recurrence\":{\"overrides\":null}").body("sequence", is(2));
        occurrences(event).body("items.status", is(List.of("CONFIRMED", "CONFIRMED", "CONFIRMED", "CONFIRMED")));
    }

    @Test
    void oneInstanceMovesAndKeepsItsIdentity() {
        String event = weekly("");
        String id = occurrences(event).extract().path("items[1].id");
        patch(event, "\"recurrence\":{\"overrides\":[{\"at\":\"%s\",\"start\":\"%s\"}]}".formatted(at(7), at(8)));
        occurrences(event)
                .body("items.start", is(List.of(at(0), at(8), at(14), at(21))))
                .body("items[1].id", is(id))
                .body("items[1].end", is(day.plusDays(8) + "T11:00"));
    }

    @Test
    void datesAreLeftOutAndAdded() {
        String event = weekly(",\"exdates\":[\"%s\"],\"rdates\":[\"%s\"]".formatted(at(7), at(9)));
        occurrences(event).body("items.start", is(List.of(at(0), at(9), at(14), at(21))));
        editor().get(event)
                .then()
                .body("recurrence.exdates", is(List.of(at(7))))
                .body("recurrence.rdates", is(List.of(at(9))));
    }

    @Test
    void exceptionsMoveWithTheSeries() {
        String event = weekly(",\"exdates\":[\"%s\"],\"overrides\":[{\"at\":\"%s\",\"start\":\"%s\"}]"
                .formatted(at(7), at(14), at(15)));
        String hour = "T11:00";
        patch(event, "\"start\":\"%1$s%2$s\",\"end\":\"%1$sT13:00\"".formatted(day, hour))
                .body("recurrence.exdates", is(List.of(day.plusDays(7) + hour)))
                .body("recurrence.overrides[0].at", is(day.plusDays(14) + hour));
        occurrences(event)
                .body("items.start", is(List.of(day + hour, day.plusDays(15) + hour, day.plusDays(21) + hour)));
        patch(event, "\"allDay\":true,\"start\":\"%1$s\",\"end\":\"%1$s\"".formatted(day))
                .body("recurrence.exdates", is(List.of(day.plusDays(7).toString())));
        editor().contentType("application/merge-patch+json")
                .body("{\"recurrence\":{\"rrule\":\"FREQ=MONTHLY;COUNT=4\"}}")
                .patch(event)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("recurrence.exdates"));
    }

    @Test
    void whatIsPostponedKeepsItsPlaceUntilThereIsADate() {
        String event = single("");
        patch(event, "\"status\":\"POSTPONED\"").body("start", is(at(0))).body("sequence", is(1));
        occurrences(event).body("items.status", is(List.of("POSTPONED")));
        patch(event, "\"status\":\"CONFIRMED\",\"start\":\"%s\",\"end\":null".formatted(at(100)))
                .body("status", is("CONFIRMED"))
                .body("sequence", is(2));
        occurrences(event).body("items.start", is(List.of(at(100))));
    }

    @Test
    void whatWasCancelledCanTakePlaceAfterAll() {
        String event = single("");
        patch(event, "\"status\":\"CANCELLED\"").body("sequence", is(1));
        assertThat(feed()).contains("STATUS:CANCELLED");
        patch(event, "\"status\":null").body("status", is("CONFIRMED")).body("sequence", is(2));
        assertThat(feed()).contains("STATUS:CONFIRMED", "SEQUENCE:2").doesNotContain("CANCELLED");
    }

    @Test
    void whatIsFeaturedChangesNoFeed() {
        String event = single("");
        String before = feed();
        patch(event, "\"featured\":true,\"featuredLabel\":\" Sponsored \"")
                .body("featured", is(true))
                .body("featuredLabel", is("Sponsored"))
                .body("sequence", is(0))
                .body("revision", is(2));
        assertThat(feed()).isEqualTo(before);
        editor().get(event + "/history")
                .then()
                .body("items[0].changes.field", is(List.of("featured", "featuredLabel")));
        editor().contentType("application/merge-patch+json")
                .body("{\"featuredLabel\":\"%s\"}".formatted("x".repeat(31)))
                .patch(event)
                .then()
                .statusCode(422)
                .body("errors.field", is(List.of("featuredLabel")));
        patch(event, "\"featured\":null").body("featured", is(false)).body("featuredLabel", is("Sponsored"));
        anonymous()
                .get("/widget.json?tags=" + tag)
                .then()
                .body("items.size()", is(1))
                .body("items[0].featuredLabel", nullValue());
    }

    @Test
    void aKeyDateIsADayOrAnHourSomewhereOrAnywhere() {
        String event =
                single(",\"keyDates\":[{\"label\":\"Papers\",\"at\":\"2027-02-01T23:59\",\"timeZone\":\"Etc/GMT+12\"},"
                        + "{\"label\":\"Posters\",\"at\":\"2027-02-01T23:59\",\"timeZone\":\"AoE\"},"
                        + "{\"label\":\"Booths\",\"at\":\"2027-02-02T18:00\"},"
                        + "{\"label\":\"Prices\",\"at\":\"2027-02-03\"}]");
        String dates = editor().get(event).then().extract().jsonPath().getString("keyDates");
        assertThat(dates)
                .isEqualTo("[[label:Papers, at:2027-02-01T23:59, timeZone:Etc/GMT+12],"
                        + " [label:Posters, at:2027-02-01T23:59, timeZone:Etc/GMT+12],"
                        + " [label:Booths, at:2027-02-02T18:00, timeZone:UTC], [label:Prices, at:2027-02-03]]");
        patch(event, "\"summary\":\"Dates stay as they were\"");
        assertThat(editor().get(event).then().extract().jsonPath().getString("keyDates"))
                .isEqualTo(dates);
        assertThat(anonymous().get("/calendar.ics?keydates=true&tag=" + tag).asString())
                .contains("DTSTART:20270202T115900Z", "DTSTART;VALUE=DATE:20270203", "anywhere on Earth");
        String slug = editor().get(event).then().extract().path("slug");
        assertThat(anonymous().get("/events/" + slug).asString())
                .contains("Papers, 23:59 anywhere on Earth", "Booths, 18:00 UTC", "3 February 2027");
        for (String wrong : List.of(
                "\"at\":\"2027-02-01\",\"timeZone\":\"AoE\"",
                "\"at\":\"2027-02-01T25:00\"",
                "\"at\":\"2027-02-01T23:00\",\"timeZone\":\"Mars/Base\"")) {
            editor().contentType("application/merge-patch+json")
                    .body("{\"keyDates\":[{\"label\":\"Papers\",%s}]}".formatted(wrong))
                    .patch(event)
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", startsWith("keyDates."));
        }
    }

    @Test
    void readersAreToldWhySomethingIsOffUntilItIsOnAgain() {
        String event = single(",\"summary\":\"A summary\",\"description\":\"A *text*\"");
        patch(event, "\"status\":\"CANCELLED\",\"note\":\" The hall is <closed>.\\r\\nTickets are refunded. \"")
                .body("note", is("The hall is <closed>.\nTickets are refunded."))
                .body("sequence", is(1));
        String slug = editor().get(event).then().extract().path("slug");
        assertThat(anonymous().get("/events/" + slug).asString()).contains("The hall is &lt;closed&gt;.");
        String calendar = feed();
        assertThat(calendar).contains("DESCRIPTION:The hall is <closed>.\\nTickets are refunded.");
        assertThat(anonymous().get("/tags/" + tag + ".jscal").asString()).contains("The hall is <closed>.");
        assertThat(anonymous().get("/tags/" + tag + ".atom").asString()).contains("Tickets are refunded.");
        editor().contentType("text/calendar")
                .body(calendar)
                .post("/api/v1/import?source=own-" + tag)
                .then()
                .body("unchanged", is(1));
        editor().contentType("text/calendar")
                .body(calendar.replaceFirst("SEQUENCE:1", "SEQUENCE:2")
                        .replaceAll("(LAST-MODIFIED|DTSTAMP):.*", "$1:20990101T000000Z"))
                .post("/api/v1/import?source=own-" + tag)
                .then()
                .body("unchanged", is(1));
        patch(event, "\"status\":\"POSTPONED\"").body("note", startsWith("The hall"));
        patch(event, "\"status\":\"CONFIRMED\"").body("note", nullValue());
        patch(event, "\"note\":\"In a larger hall\"").body("note", is("In a larger hall"));
        editor().contentType("application/merge-patch+json")
                .body("{\"note\":\"%s\"}".formatted("x".repeat(501)))
                .patch(event)
                .then()
                .statusCode(422)
                .body("errors.field", is(List.of("note")));
    }

    @Test
    void oneDateCanSayWhyItIsOff() {
        String event = weekly("");
        String off =
                "\"recurrence\":{\"overrides\":[{\"at\":\"%s\",\"status\":\"%s\",\"note\":\"The speaker is ill\"}]}";
        patch(event, off.formatted(at(7), "CANCELLED")).body("recurrence.overrides[0].note", is("The speaker is ill"));
        String calendar = feed();
        assertThat(calendar.split("BEGIN:VEVENT", -1)).hasSize(3);
        assertThat(calendar.split("BEGIN:VEVENT", -1)[2]).contains("DESCRIPTION:The speaker is ill");
        String slug = editor().get(event).then().extract().path("slug");
        assertThat(anonymous().get("/events/" + slug).asString()).contains("Cancelled, The speaker is ill");
        editor().contentType("text/calendar")
                .body(calendar.replaceAll("(LAST-MODIFIED|DTSTAMP):.*", "$1:20990101T000000Z"))
                .post("/api/v1/import?source=own-" + tag)
                .then()
                .body("unchanged", is(1));
        patch(event, off.formatted(at(7), "CONFIRMED")).body("recurrence.overrides[0].note", nullValue());
    }

    @Test
    void whatWasWithdrawnComesBackWithAllThatItWas() {
        String event = single(",\"summary\":\"As it was\"");
        String slug = editor().get(event).then().extract().path("slug");
        String uid = editor().get(event).then().extract().path("uid");
        post(event + "/restore", "").statusCode(409);
        editor().delete(event).then().statusCode(204);
        editor().header("If-Match", "\"1\"").post(event + "/restore").then().statusCode(412);
        post(event + "/restore", "{\"publish\":true}").statusCode(422);
        post(event + "/restore", "{\"published\":false}")
                .statusCode(200)
                .body("published", is(false))
                .body("slug", is(slug))
                .header("ETag", "\"3\"");
        anonymous().get(event).then().statusCode(404);
        editor().delete(event).then().statusCode(204);
        post(event + "/restore", "{\"published\":true}")
                .statusCode(200)
                .body("uid", is(uid))
                .body("summary", is("As it was"))
                .body("sequence", is(2));
        assertThat(anonymous().get("/events/" + slug).statusCode()).isEqualTo(200);
        occurrences(event).body("items.status", is(List.of("CONFIRMED")));
        editor().get(event + "/history")
                .then()
                .body("items[0].reason", is("Restored"))
                .body("items[2].reason", is("Restored as a draft"));
    }

    @Test
    void whatAnEventSaidBeforeCanBeReadAndPutAgain() {
        String event = single(",\"title\":\"Event\",\"summary\":\"First\",\"series\":\"S " + tag
                + "\",\"keyDates\":[{\"label\":\"Papers\",\"at\":\"2027-02-01T23:59\","
                + "\"timeZone\":\"AoE\"}],\"venue\":{\"name\":\"Hall, North\",\"city\":\"London\",\"country\":\"GB\"},"
                + "\"recurrence\":{\"rrule\":\"FREQ=WEEKLY;COUNT=3\",\"overrides\":[{\"at\":\"" + at(7)
                + "\",\"title\":\"Guests\",\"note\":\"Once\"}]}");
        String first = editor().get(event).asString();
        patch(event, "\"summary\":\"Second\",\"keyDates\":null,\"venue\":null,\"recurrence\":null");
        editor().delete(event).then().statusCode(204);
        post(event + "/restore", "").statusCode(200);
        patch(event, "\"summary\":\"Third\"");
        for (int revision : List.of(2, 3, 4)) {
            editor().get(event + "/history/" + revision).then().statusCode(200).body("summary", is("Second"));
        }
        editor().get(event + "/history/5").then().body("summary", is("Third"));
        editor().get(event + "/history/9").then().statusCode(404);
        anonymous().get(event + "/history/1").then().statusCode(401);
        String then = editor().get(event + "/history/1").asString();
        assertThat(new JsonPath(then).getMap("").entrySet())
                .filteredOn(
                        field -> !List.of("sequence", "revision", "updatedAt").contains(field.getKey()))
                .containsAll(new JsonPath(first)
                        .getMap("").entrySet().stream()
                                .filter(field -> !List.of("sequence", "revision", "updatedAt")
                                        .contains(field.getKey()))
                                .toList());
        editor().contentType(ContentType.JSON)
                .body(then)
                .put(event)
                .then()
                .statusCode(200)
                .body("summary", is("First"));
        assertThat(new JsonPath(editor().get(event).asString()).getMap("recurrence"))
                .isEqualTo(new JsonPath(first).getMap("recurrence"));
    }

    @Test
    void severalDaysAreInclusive() {
        String event = create("\"start\":\"%s\",\"end\":\"%s\",\"allDay\":true".formatted(day, day.plusDays(2)))
                .body("end", is(day.plusDays(2).toString()))
                .extract()
                .header("Location");
        occurrences(event)
                .body("items[0].startsAt", is(day + "T00:00:00Z"))
                .body("items[0].endsAt", is(day.plusDays(3) + "T00:00:00Z"));
        assertThat(feed())
                .contains("DTEND;VALUE=DATE:" + day.plusDays(3).toString().replace("-", ""));
    }

    @Test
    void anEndMayBeLeftOut() {
        String event = single(",\"end\":null");
        editor().get(event).then().body("end", nullValue());
        occurrences(event).body("items[0].end", nullValue()).body("items[0].endsAt", is(at(0) + ":00Z"));
    }

    @Test
    void nothingChangesWhenNothingIsSaid() {
        String event = single("");
        patch(event, "\"title\":\"Event\"").body("revision", is(1)).body("sequence", is(0));
    }

    @Test
    void historyTellsFieldByField() {
        String event =
                single(",\"series\":\"Old %1$s\",\"venue\":{\"name\":\"Hall\",\"city\":\"Oslo\"}".formatted(tag));
        patch(
                event,
                "\"title\":\"New\",\"slug\":\"new-%1$s\",\"series\":\"New %1$s\",\"venue\":{\"city\":\"Bergen\"}"
                        .formatted(tag));
        JsonPath history = editor().get(event + "/history").jsonPath();
        assertThat(history.getString("items[0].actor")).isEqualTo("token:admin");
        assertThat(history.getString("items[0].at")).endsWith("Z");
        assertThat(history.getList("items[0].changes.field")).containsExactly("title", "series", "venue", "slug");
        assertThat(history.getList("items[0].changes.from")).startsWith("Event", "Old " + tag, "Hall, Oslo");
        assertThat(history.getList("items[0].changes.to"))
                .containsExactly("New", "New " + tag, "Hall, Bergen", "new-" + tag);
    }

    @Test
    void thisAndAllLaterInstancesChangeByASplit() {
        String event = weekly(",\"exdates\":[\"%s\"],\"overrides\":[{\"at\":\"%s\",\"status\":\"TENTATIVE\"}]"
                .formatted(at(7), at(21)));
        ValidatableResponse split = post(
                        event + "/split",
                        "{\"at\":\"%s\",\"title\":\"Afternoon\",\"start\":\"%sT14:00\",\"end\":\"%sT16:00\"}"
                                .formatted(at(14), day.plusDays(14), day.plusDays(14)))
                .statusCode(201)
                .body("earlier.sequence", is(1))
                .body("earlier.recurrence.rrule", containsString("UNTIL="))
                .body("earlier.recurrence.overrides", empty())
                .body("later.title", is("Afternoon"))
                .body("later.sequence", is(0))
                .body("later.recurrence.rrule", is("FREQ=WEEKLY;COUNT=2"))
                .body("later.recurrence.exdates", empty());
        String later = split.extract().header("Location");
        assertThat(split.extract().<String>path("later.uid"))
                .isNotEqualTo(split.extract().path("earlier.uid"));
        occurrences(event).body("items.start", is(List.of(at(0))));
        occurrences(later)
                .body("items.start", is(List.of(day.plusDays(14) + "T14:00", day.plusDays(21) + "T14:00")))
                .body("items.status", is(List.of("CONFIRMED", "TENTATIVE")));
        editor().get(event + "/history").then().body("items[0].reason", startsWith("Continued by"));
        editor().get(later + "/history").then().body("items[0].reason", startsWith("Continues"));
    }

    @Test
    void aSplitThatCannotBeIsRefused() {
        String event = weekly("");
        post(event + "/split", "{}").statusCode(422).body("errors[0].field", is("at"));
        post(event + "/split", "{\"at\":5}").statusCode(422);
        post(event + "/split", "{\"at\":\"" + at(0) + "\"}").statusCode(422);
        post(event + "/split", "{\"at\":\"" + at(3) + "\"}").statusCode(422);
        post(event + "/split", "{\"at\":\"" + at(7) + "\",\"title\":\"\"}")
                .statusCode(422)
                .body("errors[0].field", is("title"));
        post(event + "/split", "[]").statusCode(400);
        editor().get(event).then().body("revision", is(1));
        post(single("") + "/split", "{\"at\":\"" + at(7) + "\"}").statusCode(422);
        anonymous()
                .contentType(ContentType.JSON)
                .body("{}")
                .post(event + "/split")
                .then()
                .statusCode(401);
    }

    @Test
    void pagesFollowOneAnotherWhileEventsAreEdited() {
        for (int i = 0; i < 6; i++) {
            create("\"title\":\"Event %d\",\"start\":\"%s\",\"allDay\":true".formatted(i, day.plusDays(i)));
        }
        var first = anonymous()
                .queryParam("tag", tag)
                .queryParam("limit", 3)
                .get(EVENTS)
                .then()
                .extract();
        String last = first.path("items[2].id");
        editor().delete(EVENTS + "/" + last).then().statusCode(204);
        patch(EVENTS + "/" + first.path("items[0].id"), "\"title\":\"Edited\"");
        anonymous()
                .urlEncodingEnabled(false)
                .get(first.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1"))
                .then()
                .body("items.title", is(List.of("Event 3", "Event 4", "Event 5")))
                .body("items.id", not(empty()));
    }

    private String at(int days) {
        return day.plusDays(days) + "T09:00";
    }

    /** Four instances, a week apart, of two hours each. */
    private String weekly(String exceptions) {
        return create("\"start\":\"%s\",\"end\":\"%sT11:00\",\"recurrence\":{\"rrule\":\"FREQ=WEEKLY;COUNT=4\"%s}"
                        .formatted(at(0), day, exceptions))
                .extract()
                .header("Location");
    }

    private String single(String more) {
        String end = more.contains("\"end\"") ? "" : ",\"end\":\"" + day + "T11:00\"";
        return create("\"start\":\"" + at(0) + "\"" + end + more).extract().header("Location");
    }

    private ValidatableResponse create(String fields) {
        String title = fields.contains("\"title\"") ? "" : "\"title\":\"Event\",";
        return post(EVENTS, "{" + title + "\"tags\":[\"" + tag + "\"],\"timeZone\":\"UTC\"," + fields + "}")
                .statusCode(201);
    }

    private String feed() {
        return anonymous().get("/tags/" + tag + ".ics").asString();
    }

    private static ValidatableResponse occurrences(String event) {
        return editor().get(event + "/occurrences").then().statusCode(200);
    }

    private static ValidatableResponse post(String path, String body) {
        return editor().contentType(ContentType.JSON).body(body).post(path).then();
    }

    private static ValidatableResponse patch(String event, String fields) {
        return editor().contentType("application/merge-patch+json")
                .body("{" + fields + "}")
                .patch(event)
                .then()
                .statusCode(200);
    }
}
