package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an import did can be taken back, but for what was changed since. */
@QuarkusTest
class ImportUndoTest {
    private static final String FULL = """
            {"uid":"a-%1$s","title":"Full %2$s","summary":"One","description":"Two **lines**","start":"2027-06-08T09:00",
            "end":"2027-06-08T10:00","timeZone":"Europe/London","tags":["undo","%2$s"],"series":"Undoing",
            "venue":{"name":"Hall %2$s","city":"London","country":"GB","latitude":51.5,"longitude":0.0},
            "organiser":{"name":"Org"},"url":"https://a.example/%2$s","keyDates":[{"label":"Papers","at":"2027-02-01"}],
            "recurrence":{"rrule":"FREQ=WEEKLY;COUNT=5","exdates":["2027-06-15T09:00"],
            "overrides":[{"at":"2027-06-22T09:00","start":"2027-06-22T11:00","title":"Own"}]}}
            """.replace("\n", "");

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void newEventsGoAndChangedOnesAreAsBefore() {
        send(FULL.formatted(run, "one") + "\n" + line("b", "Second one"), "undo");
        Map<String, Object> before = event("a");
        String changes = FULL.formatted(run, "two") + "\n" + line("b", "Second two") + "\n" + line("c", "Third") + "\n"
                + line("d", "Fourth");
        JsonPath report = send(changes, "undo");
        assertThat(report.getInt("created") + " " + report.getInt("updated")).isEqualTo("2 2");
        String third = id("c");
        patch("b", "{\"title\":\"Second, edited\"}");
        patch("d", "{\"summary\":\"Edited\"}");

        JsonPath undone = undo(report.getString("id"), 200);
        assertThat(undone.getInt("withdrawn")).isOne();
        assertThat(undone.getInt("restored")).isOne();
        assertThat(undone.getInt("kept")).isEqualTo(2);
        assertThat(undone.getList("items.findAll { it.outcome == 'kept' }.reason"))
                .containsOnly("It was changed since.");

        assertThat(event("a")).isEqualTo(before);
        assertThat(event("b")).containsEntry("title", "Second, edited");
        anonymous().get("/api/v1/events/" + third).then().statusCode(410);
        undo(report.getString("id"), 409);

        // Sent again it is as it was meant to be, as nobody has decided anything else.
        JsonPath again = send(changes, "undo");
        assertThat(again.getInt("updated")).as(again.prettify()).isEqualTo(2);
        assertThat(event("a")).containsEntry("title", "Full two");
        anonymous().get("/api/v1/events/" + third).then().statusCode(200);
        JsonPath twice = undo(again.getString("id"), 200);
        assertThat(twice.getInt("withdrawn") + " " + twice.getInt("restored")).isEqualTo("1 1");
    }

    @Test
    void readersHearNothingOfDrafts() {
        JsonPath report = send(
                "{\"uid\":\"draft-%s\",\"title\":\"Hidden %s\",\"start\":\"2027-06-08T09:00\",\"published\":false}"
                        .formatted(run, run),
                "undo");
        assertThat(undo(report.getString("id"), 200).getInt("withdrawn")).isOne();
        assertThat(anonymous().get("/calendar.ics").asString()).doesNotContain("draft-" + run);
        assertThat(anonymous().get("/calendar.atom").asString()).doesNotContain("Hidden " + run);
    }

    @Test
    void thereIsNothingToUndoWhereNothingWasDone() {
        String same = line("same", "The same");
        assertThat(send(same, "undo").getString("id")).isNotNull();
        assertThat(send(same, "undo").getString("id")).isNull();
        JsonPath tried = editor().contentType("application/x-ndjson")
                .queryParam("dryRun", "true")
                .body(line("other", "Another").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import")
                .jsonPath();
        assertThat(tried.getString("id")).isNull();
        undo(UUID.randomUUID().toString(), 404);
        undo("no-id", 404);
        anonymous().post("/api/v1/import/" + UUID.randomUUID() + "/undo").then().statusCode(401);
    }

    private String line(String uid, String title) {
        return "{\"uid\":\"%s-%s\",\"title\":\"%s\",\"start\":\"2027-07-08T09:00\"}".formatted(uid, run, title);
    }

    private static JsonPath send(String lines, @Nullable String source) {
        return editor().contentType("application/x-ndjson")
                .queryParam("source", source)
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath undo(String id, int status) {
        return editor().post("/api/v1/import/" + id + "/undo")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private void patch(String uid, String body) {
        editor().contentType("application/merge-patch+json")
                .body(body)
                .patch("/api/v1/events/" + id(uid))
                .then()
                .statusCode(200);
    }

    private String id(String uid) {
        JsonPath found = editor().header("Accept", "application/x-ndjson")
                .get("/api/v1/events")
                .then()
                .extract()
                .asString()
                .lines()
                .map(JsonPath::from)
                .filter(event -> event.getString("uid").equals(uid + "-" + run))
                .findFirst()
                .orElseThrow();
        return found.getString("id");
    }

    private Map<String, Object> event(String uid) {
        Map<String, Object> event = new TreeMap<>(
                editor().get("/api/v1/events/" + id(uid)).jsonPath().getMap(""));
        event.keySet().removeIf(field -> field.matches("revision|sequence|updatedAt"));
        return event;
    }
}
