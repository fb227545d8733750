package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsApiTest {
    private static final String EVENTS = "/api/v1/events";

    @Test
    void createsAnEventAndGivesItBack() {
        String location = create("""
                {"title":"5G World Summit","start":"2027-06-08T09:00","end":"2027-06-10T17:30",
                 "timeZone":"Europe/London","tags":["5G","Networks"],"series":"5G World Summit",
                 "venue":{"name":"ExCeL London","city":"London","country":"gb","latitude":51.508,"longitude":0.029},
                 "organiser":{"name":"Informa","url":"https://informa.example/"},"url":"https://5g.example/",
                 "keyDates":[{"label":"Call for papers closes","at":"2027-02-01"}]}""")
                .body("slug", startsWith("5g-world-summit-2027"))
                .body("sequence", is(0))
                .body("revision", is(1))
                .extract()
                .header("Location");
        editor().get(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", is("5G World Summit"))
                .body("start", is("2027-06-08T09:00"))
                .body("tags", is(List.of("5g", "networks")))
                .body("series", is("5g-world-summit"))
                .body("venue.country", is("GB"))
                .body("organiser.name", is("Informa"))
                .body("keyDates[0].at", is("2027-02-01"))
                .body("status", is("CONFIRMED"))
                .body("published", is(true))
                .body("recurrence", nullValue());
    }

    @Test
    void keepsUidAndRaisesSequenceWhenAnEventMoves() {
        var created = create("""
                {"title":"Moves","start":"2027-03-01T09:00","timeZone":"Europe/Berlin"}""").extract();
        editor().contentType(ContentType.JSON)
                .header("If-Match", created.header("ETag"))
                .body(Map.of("title", "Moves", "start", "2027-03-02T09:00", "timeZone", "Europe/Berlin"))
                .put(created.header("Location"))
                .then()
                .statusCode(200)
                .body("uid", is(created.<String>path("uid")))
                .body("slug", is(created.<String>path("slug")))
                .body("sequence", is(1))
                .body("revision", is(2));
        editor().get(created.header("Location") + "/history")
                .then()
                .body("items[0].action", is("UPDATED"))
                .body("items[0].actor", is("token:admin"))
                .body("items[0].changes.field", is(List.of("start")))
                .body("items[1].action", is("CREATED"));
    }

    @Test
    void putWithTheSameContentChangesNothing() {
        String body = """
                {"title":"Stays","start":"2027-03-01","end":"2027-03-03","allDay":true,"tags":["a","b"],
                 "venue":{"city":"Paris","country":"FR"}}""";
        String location = create(body).extract().header("Location");
        editor().contentType(ContentType.JSON).body(body).put(location).then().body("revision", is(1));
    }

    @Test
    void refusesAStaleEdit() {
        String location = create("""
                {"title":"Contended","start":"2027-03-01","allDay":true}""").extract().header("Location");
        editor().contentType("application/merge-patch+json")
                .body("{\"title\":\"First\"}")
                .patch(location)
                .then()
                .statusCode(200);
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"title\":\"Second\"}")
                .patch(location)
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        editor().get(location).then().body("title", is("First"));
    }

    @Test
    void patchChangesWhatItNamesAndRemovesNulls() {
        String location = create("""
                {"title":"Patched","summary":"Old","start":"2027-03-01","allDay":true,"tags":["x"],
                 "venue":{"name":"Hall","city":"Oslo"}}""").extract().header("Location");
        editor().contentType("application/merge-patch+json")
                .body("{\"summary\":null,\"venue\":{\"city\":\"Bergen\"}}")
                .patch(location)
                .then()
                .statusCode(200)
                .body("summary", nullValue())
                .body("venue.name", is("Hall"))
                .body("venue.city", is("Bergen"))
                .body("tags", hasItem("x"));
    }

    @Test
    void withdrawnEventIsGone() {
        String location = create("""
                {"title":"Withdrawn","start":"2027-03-01","allDay":true}""").extract().header("Location");
        editor().delete(location).then().statusCode(204);
        editor().get(location).then().statusCode(410);
        editor().delete(location).then().statusCode(410);
        editor().queryParam("limit", 500).get(EVENTS).then().body("items.title", not(hasItem("Withdrawn")));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        editor().contentType(ContentType.JSON)
                .body("""
                        {"title":" ","start":"2027-06-31","end":"yesterday","allDay":true,"timeZone":"Mars/Olympus",
                         "status":"MAYBE","url":"javascript:alert(1)","venue":{"country":"XX"}}""")
                .post(EVENTS)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "errors.field",
                        is(List.of("title", "timeZone", "start", "end", "status", "venue.country", "url")));
    }

    @Test
    void listsByStartAndPagesWithoutGapOrRepeat() {
        for (int day = 1; day <= 5; day++) {
            create("{\"title\":\"Page %d\",\"start\":\"2031-01-0%d\",\"allDay\":true,\"tags\":[\"paged\"]}"
                    .formatted(day, 6 - day));
        }
        var first = editor().queryParam("tag", "paged")
                .queryParam("limit", 3)
                .get(EVENTS)
                .then()
                .extract();
        assertThat(first.<List<String>>path("items.title")).containsExactly("Page 5", "Page 4", "Page 3");
        String next = first.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        editor().urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("items.title", is(List.of("Page 2", "Page 1")))
                .header("Link", nullValue());
    }

    @Test
    void listsWhatOverlapsARange() {
        create(
                "{\"title\":\"Long\",\"start\":\"2032-05-01\",\"end\":\"2032-05-20\",\"allDay\":true,\"tags\":[\"ranged\"]}");
        create("{\"title\":\"Later\",\"start\":\"2032-06-01\",\"allDay\":true,\"tags\":[\"ranged\"]}");
        editor().queryParam("tag", "ranged")
                .queryParam("from", "2032-05-10")
                .queryParam("to", "2032-05-11")
                .get(EVENTS)
                .then()
                .body("items.title", is(List.of("Long")));
    }

    @Test
    void strangersReadWhatIsPublishedAndWriteNothing() {
        anonymous().contentType(ContentType.JSON).body("{}").post(EVENTS).then().statusCode(401);
        anonymous().queryParam("published", "false").get(EVENTS).then().statusCode(401);
        anonymous().get(EVENTS).then().statusCode(200).body("items.published", everyItem(equalTo(true)));
    }

    @Test
    void occurrencesTellInstants() {
        String location = create("""
                {"title":"Instants","start":"2027-06-08T09:00","end":"2027-06-08T10:00","timeZone":"America/New_York"}""").extract().header("Location");
        editor().get(location + "/occurrences")
                .then()
                .body("items[0].start", is("2027-06-08T09:00"))
                .body("items[0].startsAt", is("2027-06-08T13:00:00Z"))
                .body("items[0].endsAt", is("2027-06-08T14:00:00Z"));
    }

    @Test
    void lineBreaksInATitleBecomeSpaces() {
        create("{\"title\":\"Two\\r\\nBcc: x@example.org\\u2028lines\",\"start\":\"2027-03-01\",\"allDay\":true}")
                .body("title", is("Two Bcc: x@example.org lines"));
    }

    @Test
    void unknownFieldIsNamed() {
        editor().contentType(ContentType.JSON)
                .body("{\"titel\":\"x\",\"start\":\"2027-03-01\",\"allDay\":true}")
                .post(EVENTS)
                .then()
                .statusCode(422)
                .body("errors[0].field", is("titel"));
    }

    @Test
    void unreadableBodiesAreProblems() {
        for (String body :
                new String[] {"", "{", "[]", "null", "\"text\"", "{\"title\":\"a\",\"title\":\"b\"}", "[".repeat(5000)
                }) {
            editor().contentType(ContentType.JSON)
                    .body(body)
                    .post(EVENTS)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", notNullValue());
        }
    }

    private static ValidatableResponse create(String body) {
        return editor().contentType(ContentType.JSON)
                .body(body)
                .post(EVENTS)
                .then()
                .statusCode(201);
    }
}
