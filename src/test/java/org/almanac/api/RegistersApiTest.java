package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegistersApiTest {
    private static final String API = "/api/v1/";
    private static final String PATCH = "application/merge-patch+json";

    private final String mark = "r" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(strings = {"tags", "series", "organisers", "venues"})
    void everyRegisterKnowsTheSameVerbs(String register) {
        String list = API + register;
        String location = json("{\"name\":\"Première " + mark + "\"}")
                .post(list)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("revision", is(1))
                .body("createdAt", notNullValue())
                .extract()
                .header("Location");
        String path = location.substring(location.indexOf("/api"));
        editor().get(path).then().statusCode(200).body("name", is("Première " + mark));
        editor().header("If-None-Match", "\"1\"").get(path).then().statusCode(304);
        // No public event names it.
        anonymous().get(path).then().statusCode(404);
        json("{\"name\":\"Premiere " + mark + "\"}")
                .header("If-Match", "\"7\"")
                .put(path)
                .then()
                .statusCode(412);
        json("{\"name\":\"Second " + mark + "\"}")
                .header("If-Match", "\"1\"")
                .put(path)
                .then()
                .statusCode(200)
                .body("revision", is(2));
        editor().contentType(PATCH)
                .body("{\"name\":\"D\\u00fcren " + mark + "\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
        editor().queryParam("q", "duren " + mark).get(list).then().body("items.name", is(List.of("Düren " + mark)));
        anonymous().queryParam("q", "duren " + mark).get(list).then().body("items.name", is(List.of()));
        anonymous().delete(path).then().statusCode(401);
        json("{\"name\":\"x\"}", anonymous()).post(list).then().statusCode(401);
        editor().delete(path).then().statusCode(204);
        anonymous().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "series", "organisers", "venues"})
    void wrongInputIsNamed(String register) {
        String list = API + register;
        json("{}").post(list).then().statusCode(422).body("errors[0].field", is("name"));
        json("{\"name\":\"x\",\"colour\":1}").post(list).then().statusCode(422).body("errors[0].field", is("colour"));
        json("{\"name\":\"a\\u0000b\"}").post(list).then().statusCode(422);
        json("{\"name\":\"" + "x".repeat(201) + "\"}").post(list).then().statusCode(422);
        json("[]").post(list).then().statusCode(400);
        anonymous().queryParam("cursor", "x").get(list).then().statusCode(400);
        anonymous().queryParam("limit", "0").get(list).then().statusCode(400);
        anonymous().queryParam("tag", "x").get(list).then().statusCode(400);
        json("{\"into\":\"nowhere\"}").post(list + "/nothing/merge").then().statusCode(404);
    }

    @Test
    void listsPageByPage() {
        for (String name : List.of("c", "A", "B")) {
            json("{\"name\":\"" + mark + " " + name + "\"}")
                    .post(API + "tags")
                    .then()
                    .statusCode(201);
            event("\"tags\":[\"" + mark + " " + name + "\"]");
        }
        var first = anonymous()
                .queryParam("q", mark)
                .queryParam("limit", 2)
                .get(API + "tags")
                .then()
                .body("items.name", is(List.of(mark + " A", mark + " B")))
                .extract();
        String next = first.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        anonymous()
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("items.name", is(List.of(mark + " c")))
                .header("Link", nullValue());
    }

    @Test
    void whatIsThereIsNotMadeTwice() {
        json("{\"name\":\"" + mark + "\",\"city\":\"Oslo\"}")
                .post(API + "venues")
                .then()
                .statusCode(201);
        json("{\"name\":\"" + mark + "\",\"city\":\"Oslo\"}")
                .post(API + "venues")
                .then()
                .statusCode(409);
        json("{\"name\":\"" + mark + "\"}").post(API + "tags").then().statusCode(201);
        json("{\"name\":\"" + mark + "!\"}").post(API + "tags").then().statusCode(409);
    }

    @Test
    void whatEventsNameIsNotTakenAway() {
        event("\"tags\":[\"" + mark + "\"]");
        event("\"tags\":[\"" + mark + "\"]");
        editor().delete(API + "tags/" + mark)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", startsWith("2 events name this tag"));
    }

    @Test
    void aVenuesNewAddressShowsInAllItsEventsAndRaisesTheirSequence() {
        String venue = "\"venue\":{\"name\":\"" + mark + "\",\"city\":\"London\"}";
        String shown = event(venue + ",\"tags\":[\"" + mark + "\"]");
        String hidden = event(venue + ",\"published\":false");
        String other = event("\"venue\":{\"name\":\"" + mark + "\",\"city\":\"Leeds\"}");
        String id = find("venues", "name", mark + "\" && it.city == \"London").getString("id");

        editor().contentType(PATCH)
                .body("{\"address\":\"1 New Road\"}")
                .patch(API + "venues/" + id)
                .then()
                .statusCode(200);

        editor().get(shown)
                .then()
                .body("venue.address", is("1 New Road"))
                .body("sequence", is(1))
                .body("revision", is(2))
                .header("ETag", "\"2\"");
        editor().get(hidden)
                .then()
                .body("venue.address", is("1 New Road"))
                .body("sequence", is(0))
                .body("revision", is(2));
        editor().get(other).then().body("sequence", is(0)).body("revision", is(1));
        editor().get(shown + "/history")
                .then()
                .body("items[0].changes[0].field", is("venue"))
                .body("items[0].changes[0].to", is(mark + ", 1 New Road, London"))
                .body("items[0].reason", startsWith("Venue “" + mark))
                .body("items[0].actor", is("token:admin"))
                .body("items[1].reason", nullValue());
        assertThat(anonymous().get("/tags/" + mark + ".ics").asString()).contains("1 New Road", "SEQUENCE:1");
    }

    @Test
    void aTagsNewNameRaisesTheSequenceAndItsNewSlugDoesNot() {
        String event = event("\"tags\":[\"" + mark + "\"]");
        editor().contentType(PATCH)
                .body("{\"slug\":\"" + mark + "-new\"}")
                .patch(API + "tags/" + mark)
                .then()
                .statusCode(200);
        editor().get(event)
                .then()
                .body("tags", is(List.of(mark + "-new")))
                .body("sequence", is(0))
                .body("revision", is(2));
        editor().contentType(PATCH)
                .body("{\"name\":\"Wireless " + mark + "\"}")
                .patch(API + "tags/" + mark + "-new")
                .then()
                .statusCode(200);
        editor().get(event).then().body("sequence", is(1)).body("revision", is(3));
    }

    @Test
    void theOldNameOfAThingGoesOnWorking() {
        event("\"tags\":[\"" + mark + "\"],\"series\":\"" + mark + "\"");
        for (String register : List.of("tags", "series")) {
            editor().contentType(PATCH)
                    .body("{\"slug\":\"new-" + mark + "\"}")
                    .patch(API + register + "/" + mark)
                    .then()
                    .statusCode(200);
            redirected(API + register + "/" + mark, API + register + "/new-" + mark);
            redirected("/" + register + "/" + mark, "/" + register + "/new-" + mark);
            assertThat(anonymous().get("/" + register + "/" + mark + ".ics").asString())
                    .contains("BEGIN:VEVENT");
        }
        anonymous().queryParam("series", mark).get(API + "events").then().body("items", hasSize(1));
        // Whoever still uses the old name means the new one.
        editor().get(event("\"tags\":[\"" + mark + "\"]")).then().body("tags", is(List.of("new-" + mark)));
    }

    @Test
    void aRenamedEventIsFoundByItsOldName() {
        String event = event("\"slug\":\"old-" + mark + "\"");
        editor().contentType(PATCH)
                .body("{\"slug\":\"new-" + mark + "\"}")
                .patch(event)
                .then()
                .statusCode(200)
                .body("sequence", is(1));
        anonymous().get(API + "events/old-" + mark).then().statusCode(200).body("slug", is("new-" + mark));
        redirected("/events/old-" + mark, "/events/new-" + mark);
        // There and back, and there again.
        for (String slug : List.of("old-", "new-")) {
            editor().contentType(PATCH)
                    .body("{\"slug\":\"" + slug + mark + "\"}")
                    .patch(event)
                    .then()
                    .statusCode(200);
        }
        redirected("/events/old-" + mark, "/events/new-" + mark);
        anonymous().get("/events/new-" + mark).then().statusCode(200);
    }

    @Test
    void mergedTagsAreOne() {
        String both = event("\"tags\":[\"x" + mark + "\",\"other\",\"y" + mark + "\"]");
        String one = event("\"tags\":[\"y" + mark + "\"]");
        json("{\"into\":\"x" + mark + "\"}")
                .post(API + "tags/y" + mark + "/merge")
                .then()
                .statusCode(200)
                .body("slug", is("x" + mark));
        editor().get(both).then().body("tags", is(List.of("x" + mark, "other"))).body("sequence", is(1));
        editor().get(one).then().body("tags", is(List.of("x" + mark)));
        redirected(API + "tags/y" + mark, API + "tags/x" + mark);
        assertThat(anonymous().get("/tags/y" + mark + ".ics").asString().split("BEGIN:VEVENT"))
                .hasSize(3);
        editor().get(one + "/history").then().body("items[0].reason", containsString("was merged into"));
        json("{\"into\":\"x" + mark + "\"}")
                .post(API + "tags/x" + mark + "/merge")
                .then()
                .statusCode(422);
    }

    @Test
    void mergedVenuesSeriesAndOrganisersAreOne() {
        String kept = event("\"venue\":{\"name\":\"A" + mark + "\"},\"series\":\"a" + mark
                + "\",\"organiser\":{\"name\":\"a" + mark + "\"}");
        String moved = event("\"venue\":{\"name\":\"B" + mark + "\"},\"series\":\"b" + mark
                + "\",\"organiser\":{\"name\":\"b" + mark + "\"}");
        String from = find("venues", "name", "B" + mark).getString("id");
        String to = find("venues", "name", "A" + mark).getString("id");
        json("{\"into\":\"" + to + "\"}")
                .post(API + "venues/" + from + "/merge")
                .then()
                .statusCode(200);
        json("{\"into\":\"a" + mark + "\"}")
                .post(API + "series/b" + mark + "/merge")
                .then()
                .statusCode(200);
        json("{\"into\":\"a" + mark + "\"}")
                .post(API + "organisers/b" + mark + "/merge")
                .then()
                .statusCode(200);
        editor().get(moved)
                .then()
                .body("venue.name", is("A" + mark))
                .body("series", is("a" + mark))
                .body("organiser.name", is("a" + mark))
                .body("sequence", is(3));
        editor().get(kept).then().body("sequence", is(0));
        redirected(API + "venues/" + from, API + "venues/" + to);
    }

    @Test
    void aMergeLeadsOnFromWhatWasMergedBefore() {
        event("\"tags\":[\"a" + mark + "\",\"b" + mark + "\",\"c" + mark + "\"]");
        json("{\"into\":\"b" + mark + "\"}")
                .post(API + "tags/a" + mark + "/merge")
                .then()
                .statusCode(200);
        json("{\"into\":\"c" + mark + "\"}")
                .post(API + "tags/b" + mark + "/merge")
                .then()
                .statusCode(200);
        redirected(API + "tags/a" + mark, API + "tags/c" + mark);
    }

    private void redirected(String from, String to) {
        anonymous().redirects().follow(false).get(from).then().statusCode(301).header("Location", endsWith(to));
    }

    private JsonPath find(String register, String field, String value) {
        JsonPath found = anonymous().queryParam("q", mark).get(API + register).jsonPath();
        found.setRootPath("items.find { it." + field + " == \"" + value + "\" }");
        return found;
    }

    private String event(String fields) {
        ValidatableResponse created = json("{\"title\":\"Event " + mark + "\",\"start\":\"2027-06-08T09:00\"," + fields
                        + "}")
                .post(API + "events")
                .then()
                .statusCode(201);
        String location = created.extract().header("Location");
        return location.substring(location.indexOf("/api"));
    }

    private static RequestSpecification json(String body) {
        return json(body, editor());
    }

    private static RequestSpecification json(String body, RequestSpecification client) {
        return client.contentType(ContentType.JSON).body(body);
    }
}
