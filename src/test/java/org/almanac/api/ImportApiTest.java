package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.almanac.importer.table.Workbooks;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportApiTest {
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    EntityManager entities;

    @Test
    void conferencesGoInOnceAndAreFoundAgain() {
        String lines = conferences();
        send(lines, NDJSON, "once")
                .body("created", is(40))
                .body("skipped", is(0))
                .body("items.uid", everyItem(notNullValue()));
        send(lines, NDJSON, "once")
                .body("created", is(0))
                .body("updated", is(0))
                .body("unchanged", is(40));
    }

    @Test
    void pagesOfTheEventsCalendarGoInAsTheyAre() {
        String page = """
                {"events":[{"id":4711,"global_id":"old.example?id=4711","status":"publish","slug":"netz-und-recht-4711",
                "url":"https://old.example/event/netz-und-recht-4711/","title":"Netz &#8211; R&amp;D","all_day":false,
                "description":"<p>One</p>\\n<p>Two <a href='https://a.example/'>there</a></p>",
                "start_date":"2027-06-08 09:00:00","end_date":"2027-06-08 17:30:00","timezone":"Europe/Berlin",
                "utc_start_date":"2027-06-08 07:00:00","utc_end_date":"2027-06-08 15:30:00","website":"https://a.example/",
                "image":{"url":"https://old.example/i.jpg"},"categories":[{"name":"Law &amp; Order","slug":"law"}],
                "tags":[{"name":"5G"}],"venue":{"venue":"Halle 1","address":"Messeplatz 1","city":"Köln","zip":"50679",
                "country":"Germany","geo_lat":50.9,"geo_lng":6.9},"organizer":[{"organizer":"Verein","website":
                "https://v.example/"}]},
                {"id":4712,"status":"draft","slug":"tage-4712","url":"https://old.example/event/tage-4712/","title":"Tage",
                "all_day":true,"description":"","start_date":"2027-06-09 00:00:00","end_date":"2027-06-10 23:59:59",
                "timezone":"UTC+2","utc_start_date":"2027-06-08 22:00:00","utc_end_date":"2027-06-10 21:59:59",
                "venue":[],"organizer":[],"image":false,"categories":[],"tags":[]},
                {"id":4713,"status":"publish","slug":"offset-4713","url":"https://old.example/event/offset-4713/",
                "title":"Offset","all_day":false,"start_date":"2027-06-08 09:00:00","end_date":"2027-06-08 10:00:00",
                "timezone":"UTC+2","utc_start_date":"2027-06-08 07:00:00","utc_end_date":"2027-06-08 08:00:00"}],
                "next_rest_url":"https://old.example/wp-json/tribe/events/v1/events?page=2","total_pages":2}
                """;
        send(page, "application/json", "tribe").body("created", is(3)).body("items.uid[0]", is("4711@old.example"));
        editor().get("/api/v1/events/netz-und-recht-4711")
                .then()
                .body("title", is("Netz – R&D"))
                .body("description", is("One\n\nTwo [there](<https://a.example/>)"))
                .body("start", is("2027-06-08T09:00"))
                .body("end", is("2027-06-08T17:30"))
                .body("timeZone", is("Europe/Berlin"))
                .body("tags", is(List.of("law-order", "5g")))
                .body("venue.name", is("Halle 1"))
                .body("venue.address", is("Messeplatz 1, 50679"))
                .body("venue.country", is("DE"))
                .body("organiser.url", is("https://v.example/"))
                .body("image", is("https://old.example/i.jpg"));
        editor().get("/api/v1/events/tage-4712")
                .then()
                .body("start", is("2027-06-09"))
                .body("end", is("2027-06-10"))
                .body("published", is(false));
        editor().get("/api/v1/events/offset-4713")
                .then()
                .body("start", is("2027-06-08T07:00"))
                .body("timeZone", is("UTC"));
        send(page.replace("\n", ""), NDJSON, "tribe").body("unchanged", is(3));
    }

    @Test
    void changedLineIsOneUpdateAndRaisesSequence() {
        String lines = conferences();
        send(lines, NDJSON, "changing");
        String changed = lines.replaceFirst("\"url\": \"[^\"]*\"", "\"url\": \"https://moved.example/\"");
        String uid = send(changed, NDJSON, "changing")
                .body("updated", is(1))
                .body("unchanged", is(39))
                .extract()
                .path("items[0].uid");
        String id = uid.substring(0, uid.indexOf('@'));
        editor().get("/api/v1/events/" + id).then().body("sequence", is(1)).body("url", is("https://moved.example/"));
    }

    @Test
    void whatBecomesOfItemsIsCountedFromTheStart() {
        double created = metric("created");
        double skipped = metric("skipped");

        String one = "{\"title\":\"Counted\",\"start\":\"2027-06-08T09:00\"}\n";
        send(one + "{\"title\":\"\"}", NDJSON, "counted").body("created", is(1)).body("skipped", is(1));

        assertThat(metric("created")).isEqualTo(created + 1);
        assertThat(metric("skipped")).isEqualTo(skipped + 1);
        assertThat(metric("updated")).isNotNegative();
        assertThat(metric("unchanged")).isNotNegative();
    }

    private static double metric(String outcome) {
        return editor().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("almanac_import_items_total{outcome=\"" + outcome + "\""))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void afterALongImportTheDatabaseKnowsHowMuchThereIs() {
        long many = count("select count(*) from event") / 4 + 500;
        String lines = LongStream.range(0, many)
                .mapToObj(i -> "{\"title\":\"Long import %d\",\"start\":\"2027-06-08T09:00\",\"published\":false}"
                        .formatted(i))
                .collect(Collectors.joining("\n"));
        send(lines, NDJSON, "long").body("created", is((int) many));
        assertThat(count("select cast(reltuples as bigint) from pg_class where oid = cast('event' as regclass)"))
                .isCloseTo(count("select count(*) from event"), withinPercentage(2));
    }

    private long count(String sql) {
        return (Long) entities.createNativeQuery(sql, Long.class).getSingleResult();
    }

    @Test
    void dryRunTellsAndWritesNothing() {
        String lines = conferences();
        for (int i = 0; i < 2; i++) {
            editor().contentType(NDJSON)
                    .queryParam("source", "dry")
                    .queryParam("dryRun", "true")
                    .body(lines.getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/import")
                    .then()
                    .statusCode(200)
                    .body("created", is(40));
        }
    }

    @Test
    void conferenceIsUnderstood() {
        String uid = send("""
                        {"name":"Two Days ","start":"2027-05-03","end":"2027-05-04","city":"Edinburgh",\
                        "country":"Scotland","online":true,"url":"https://two.example/","topics":["java","ux"]}""", NDJSON, "mapped").extract().path("items[0].uid");
        editor().get("/api/v1/events/" + uid.substring(0, uid.indexOf('@')))
                .then()
                .body("title", is("Two Days"))
                .body("allDay", is(true))
                .body("end", is("2027-05-04"))
                .body("venue.city", is("Edinburgh"))
                .body("venue.country", is("GB"))
                .body("onlineUrl", is("https://two.example/"))
                .body("tags", is(List.of("java", "ux")))
                .body("source", is("mapped"));
    }

    @Test
    void wrongItemsAreSkippedWithTheirReasonAndTheRestGoesIn() {
        send("""
                        {"title":"Good","start":"2027-05-03","allDay":true}
                        {"title":"Backwards","start":"2027-05-03","end":"2027-05-01","allDay":true}
                        not json
                        {"title":"No start"}
                        {"title":"Nul \\u0000","start":"2027-05-03","allDay":true}
                        {"title":"Type","start":"2027-05-03","allDay":"perhaps"}
                        [1]
                        {"title":"Extra","start":"2027-05-03","allDay":true,"colour":"red"}""", NDJSON, "mixed")
                .body("created", is(2))
                .body("skipped", is(6))
                .body("items", hasSize(8))
                .body("items[1].reason", containsString("end"))
                .body("items[3].reason", containsString("start"))
                .body("items[5].reason", containsString("allDay"))
                .body("items[7].outcome", is("created"))
                .body("items[7].reason", containsString("colour"));
    }

    @Test
    void sameItemTwiceInOneCallIsOneEvent() {
        String line = "{\"uid\":\"twice@example.org\",\"title\":\"%s\",\"start\":\"2027-05-03\",\"allDay\":true}\n";
        send(line.formatted("Twice") + line.formatted("Twice, renamed"), NDJSON, "twice")
                .body("items.outcome", is(List.of("created", "updated")));
    }

    @Test
    void whatWasListedImportsBackUnchanged() {
        send("""
                        [{"uid":"back@example.org","title":"There and back","start":"2027-05-03T10:00","end":"2027-05-03T11:00",
                          "timeZone":"Asia/Tokyo","tags":["there"],"venue":{"city":"Tokyo","country":"JP"},
                          "organiser":{"name":"Someone","url":"https://someone.example/"},
                          "recurrence":{"rrule":"FREQ=WEEKLY;COUNT=3","exdates":["2027-05-10T10:00"]}}]""", "application/json", "back").body("created", is(1));
        List<Object> items = editor().queryParam("tag", "there")
                .get("/api/v1/events")
                .then()
                .extract()
                .path("items");
        assertThat(items).hasSize(1);
        editor().contentType("application/json")
                .body(items)
                .post("/api/v1/import")
                .then()
                .statusCode(200)
                .body("unchanged", is(1));
    }

    @Test
    void withdrawnEventStaysWithdrawn() {
        String line = "{\"uid\":\"stay@example.org\",\"title\":\"Stay away\",\"start\":\"2027-05-03\",\"allDay\":true}";
        send(line, NDJSON, "stay");
        editor().delete("/api/v1/events/stay-away-2027").then().statusCode(204);
        send(line, NDJSON, "stay").body("skipped", is(1)).body("items[0].reason", containsString("withdrawn"));
    }

    @Test
    void aTableOfAGermanSpreadsheetGoesIn() {
        String table = "sep=;\r\nTitel;Beginn;Ende;Veröffentlicht;Ort\r\n"
                + "Frequenztag;30.05.2027 10:00;30.05.2027 11:30;WAHR;Köln\r\n"
                + "Messe;01.06.2027;03.06.2027;vielleicht;Köln\r\n";
        table(table, "text/csv", Map.of())
                .statusCode(200)
                .body("created", is(1))
                .body("notes[0]", containsString("windows-1252"))
                .body("items[0].outcome", is("created"))
                .body("items[1].reason", containsString("neither yes nor no"));
    }

    @Test
    void theOrderOfDayAndMonthCanBeSaid() {
        String table = "title,start\nOrdered,05/06/2027\n";
        table(table, "text/csv", Map.of("dryRun", "true"))
                .body("skipped", is(1))
                .body("items[0].reason", containsString("dateOrder=dmy"));
        table(table, "text/csv", Map.of("dryRun", "true", "dateOrder", "mdy", "separator", "comma"))
                .body("created", is(1));
        table(table, "text/csv", Map.of("dateOrder", "ymd")).statusCode(400);
        table(table, "text/csv", Map.of("encoding", "klingon")).statusCode(400);
        table(table, "text/csv", Map.of("dateorder", "mdy")).statusCode(400);
    }

    @Test
    void workbooksGoInAndBombsDoNot() {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        byte[] workbook = Workbooks.of(Map.of(
                "Events", Workbooks.row(1, "Titel", "Datum") + Workbooks.row(2, "Out of a workbook", "8.6.2027")));
        table(workbook, type, Map.of()).statusCode(200).body("created", is(1));
        table(Arrays.copyOf(workbook, workbook.length / 2), type, Map.of()).statusCode(400);
        byte[] deep = Workbooks.of(Map.of("Events", "<x>".repeat(1_000)));
        table(deep, type, Map.of()).statusCode(413);
    }

    private static ValidatableResponse table(String text, String type, Map<String, String> parameters) {
        return table(text.getBytes(StandardCharsets.ISO_8859_1), type, parameters);
    }

    private static ValidatableResponse table(byte[] body, String type, Map<String, String> parameters) {
        return editor().contentType(type)
                .queryParam("source", "tables")
                .queryParams(parameters)
                .body(body)
                .post("/api/v1/import")
                .then();
    }

    @Test
    void unknownFormatsAndStrangersAreRefused() {
        editor().contentType("text/plain")
                .body("x")
                .post("/api/v1/import")
                .then()
                .statusCode(415);
        editor().contentType("application/json")
                .body("{}")
                .post("/api/v1/import")
                .then()
                .statusCode(400);
        anonymous()
                .contentType(NDJSON)
                .body(new byte[] {})
                .post("/api/v1/import")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse send(String body, String type, String source) {
        return editor().contentType(type)
                .queryParam("source", source)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import")
                .then()
                .statusCode(200);
    }

    private static String conferences() {
        try (InputStream in = ImportApiTest.class.getResourceAsStream("/importer/conferences.ndjson")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the test's data cannot be read", e);
        }
    }
}
