package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes out one event a line goes back in as it was. */
@QuarkusTest
class ExportApiTest {
    private static final String NDJSON = "application/x-ndjson";

    private final String name = "X" + UUID.randomUUID().toString().substring(0, 8);
    private final String tag = name.toLowerCase(Locale.ROOT);
    private final EntityManager entities;

    @Inject
    ExportApiTest(EntityManager entities) {
        this.entities = entities;
    }

    @Test
    void whatIsExportedComesBackTheSame() {
        String summit = create("""
                "title":"Summit 🎉 \\\\ ; , Ünïcode","summary":"One line","description":"# Two\\nlines","start":"2027-06-08T09:00",
                "end":"2027-06-10T17:30","timeZone":"America/New_York","series":"The %1$s Summit","url":"https://a.example/?x=1&y=2",
                "venue":{"name":"Hall %1$s","address":"1 Road","city":"New York","country":"US","latitude":40.7,"longitude":-74.0},
                "organiser":{"name":"Org %1$s","url":"https://org.example/"},"image":"https://a.example/i.png",
                "keyDates":[{"label":"Papers","at":"2027-02-01"},
                {"label":"Posters","at":"2027-02-01T23:59","timeZone":"Etc/GMT+12"}],"featured":true,"note":"Moved\\nto June","featuredLabel":"Sponsored","registrationUrl":"https://a.example/r",
                "recurrence":{"rrule":"FREQ=YEARLY;COUNT=3","exdates":["2028-06-08T09:00"],"rdates":["2028-06-15T09:00"],
                "overrides":[{"at":"2029-06-08T09:00","start":"2029-06-09T10:00","status":"TENTATIVE"}]}""".formatted(tag));
        create(
                "\"title\":\"Days\",\"start\":\"2027-01-01\",\"end\":\"2027-01-03\",\"allDay\":true,\"status\":\"POSTPONED\"");
        create("\"title\":\"Draft\",\"start\":\"2027-01-01\",\"allDay\":true,\"published\":false");
        create("\"title\":\"Own uid\",\"uid\":\"own-" + tag + "@example\",\"slug\":\"own-" + tag
                + "\",\"start\":\"2027-01-01T10:00\",\"onlineUrl\":\"https://meet.example/\"");
        for (String title : List.of("Second title", "Third title")) {
            editor().contentType("application/merge-patch+json")
                    .body("{\"title\":\"" + title + "\"}")
                    .patch(summit)
                    .then()
                    .statusCode(200);
        }
        String first = export();
        assertThat(first.lines()).hasSize(4);
        String feed = feed();

        empty();
        assertThat(export()).isEmpty();
        editor().contentType(NDJSON)
                .body(first.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import")
                .then()
                .statusCode(200)
                .body("created", is(4))
                .body("items.reason.findAll { it != null }", is(List.of()));

        assertThat(export()).isEqualTo(first);
        editor().get(summit).then().body("sequence", is(2)).header("ETag", "\"3\"");
        editor().get("/api/v1/tags/" + tag).then().body("name", is(name));
        assertThat(feed()).isEqualTo(feed);
        editor().contentType(NDJSON)
                .body(first.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import")
                .then()
                .body("unchanged", is(4));
    }

    @Test
    void strangersGetWhatIsPublished() {
        create("\"title\":\"Shown\",\"start\":\"2027-01-01\",\"allDay\":true");
        create("\"title\":\"Hidden\",\"start\":\"2027-01-01\",\"allDay\":true,\"published\":false");
        assertThat(anonymous()
                        .accept(NDJSON)
                        .queryParam("tag", tag)
                        .get("/api/v1/events")
                        .asString())
                .contains("Shown")
                .doesNotContain("Hidden");
        anonymous()
                .accept(NDJSON)
                .queryParam("published", "false")
                .get("/api/v1/events")
                .then()
                .statusCode(401);
        anonymous()
                .accept(NDJSON)
                .queryParam("tags", "x")
                .get("/api/v1/events")
                .then()
                .statusCode(400);
    }

    @Test
    void whoAsksForAnythingGetsJson() {
        for (String accept : List.of("*/*", "application/json", "application/*")) {
            anonymous()
                    .accept(accept)
                    .get("/api/v1/events")
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/json"));
        }
        anonymous().accept(NDJSON).get("/api/v1/events").then().statusCode(200).contentType(startsWith(NDJSON));
    }

    @Test
    void nobodyImportsAHistoryThatCannotBe() {
        String line = "{\"id\":\"" + UUID.randomUUID()
                + "\",\"title\":\"Odd\",\"start\":\"2027-01-01\",\"allDay\":true,\"sequence\":-1,\"revision\":0,"
                + "\"createdAt\":\"9999-01-01T00:00:00Z\",\"updatedAt\":\"0001-01-01T00:00:00Z\"}";
        editor().contentType(NDJSON)
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import")
                .then()
                .statusCode(200)
                .body("skipped", is(1));
    }

    private String export() {
        return editor().accept(NDJSON)
                .queryParam("tag", tag)
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private String feed() {
        return anonymous().get("/calendar.ics?tag=" + tag + "&past=P10Y").asString();
    }

    /** As if this test had never been. */
    private void empty() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (String statement : List.of(
                    "delete from event where id in (select event_id from event_tag et join tag t on t.id = et.tag_id"
                            + " where t.slug = :tag)",
                    "delete from tag where slug = :tag",
                    "delete from series where name like '%' || :tag || '%'",
                    "delete from organiser where name like '%' || :tag || '%'",
                    "delete from venue where name like '%' || :tag || '%'")) {
                entities.createNativeQuery(statement).setParameter("tag", tag).executeUpdate();
            }
            entities.createNativeQuery("update catalogue set revision = revision + 1")
                    .executeUpdate();
        });
    }

    private String create(String fields) {
        String location = editor().contentType(ContentType.JSON)
                .body("{\"tags\":[\"" + name + "\"]," + fields + "}")
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return location.substring(location.indexOf("/api"));
    }
}
