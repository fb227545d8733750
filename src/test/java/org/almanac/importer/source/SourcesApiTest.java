package org.almanac.importer.source;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.almanac.importer.fetch.ScriptedWebServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.almanac.event.Actor;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.importer.fetch.ScriptedWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources and single addresses, read from a web server of the test's own through the running service. */
@QuarkusTest
class SourcesApiTest {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final SourcePolls polls;
    private final Sources sources;
    private final CatalogueQueries queries;
    private final Clock clock;
    private ScriptedWebServer server;

    @Inject
    SourcesApiTest(SourcePolls polls, Sources sources, CatalogueQueries queries, Clock clock) {
        this.polls = polls;
        this.sources = sources;
        this.queries = queries;
        this.clock = clock;
    }

    @BeforeEach
    void serve() throws IOException {
        server = new ScriptedWebServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private LocalDate soon() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(60);
    }

    private String vevent(String uid, String title, String more) {
        String day = soon().toString().replace("-", "");
        return "BEGIN:VEVENT\r\nUID:" + uid + "-" + mark + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:" + day
                + "T090000Z\r\nSUMMARY:" + title + "\r\n" + more + "END:VEVENT\r\n";
    }

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n" + String.join("", events)
                + "END:VCALENDAR\r\n";
    }

    private void lists(String... events) {
        server.on("/cal.ics", "text/calendar", calendar(events));
    }

    private String add(String... more) {
        Map<String, Object> source = new HashMap<>(
                Map.of("name", "S " + UUID.randomUUID(), "url", server.address("/cal.ics"), "trust", "PUBLISH"));
        for (int i = 0; i < more.length; i += 2) {
            source.put(more[i], more[i + 1]);
        }
        return editor().contentType("application/json")
                .body(source)
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath run(String id) {
        return editor().post("/api/v1/sources/" + id + "/run")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void failing(String id, String reason) {
        editor().post("/api/v1/sources/" + id + "/run").then().statusCode(422).body("detail", containsString(reason));
    }

    private static JsonPath source(String id) {
        return editor().get("/api/v1/sources/" + id).jsonPath();
    }

    /** Of a uid as the source has it: the event in the catalogue. */
    private String event(JsonPath report, int index) {
        return queries.findByUid(report.getString("items[" + index + "].uid"))
                .orElseThrow()
                .id()
                .toString();
    }

    private int countOf(String title) {
        return editor().queryParam("q", mark)
                .queryParam("limit", 500)
                .get("/api/v1/events")
                .jsonPath()
                .getList("items.findAll { it.title == '" + title + "' }")
                .size();
    }

    @Test
    void sourceIsMadeReadChangedAndDeletedAsEventsAre() {
        String name = "Verbs " + mark;
        Map<String, Object> body = Map.of("name", name, "url", "https://calendar.example/a.ics", "interval", "PT3H");
        String id = editor().contentType("application/json")
                .body(body)
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/sources/"))
                .header("ETag", "\"1\"")
                .body("format", is("AUTO"))
                .body("trust", is("PUBLISH"))
                .body("vanished", is("KEEP"))
                .body("active", is(true))
                .body("lastRun", nullValue())
                .body("failures", is(0))
                .body("nextRunAt", notNullValue())
                .extract()
                .path("id");
        String path = "/api/v1/sources/" + id;
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"tags\":[\"5g\"],\"series\":\"Series\",\"interval\":null,\"active\":false}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("tags", is(List.of("5g")))
                .body("interval", is("PT6H"))
                .body("name", is(name));
        editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"active\":true}")
                .patch(path)
                .then()
                .statusCode(412);
        String got = editor().get(path).asString();
        editor().contentType("application/json")
                .body(got)
                .put(path)
                .then()
                .statusCode(200)
                .body("series", is("Series"));
        editor().get("/api/v1/sources?limit=1").then().body("items", hasSize(1));
        refused(Map.of("name", name, "url", "https://x.example/"), "name");
        refused(Map.of("name", "", "url", "https://x.example/"), "name");
        refused(Map.of("name", "x" + mark, "url", "ftp://x.example/"), "url");
        refused(Map.of("name", "x" + mark, "url", "https://u:p@x.example/"), "url");
        refused(Map.of("name", "x" + mark, "url", "https://x.example/", "interval", "PT1S"), "interval");
        refused(Map.of("name", "x" + mark, "url", "https://x.example/", "trust", "MAYBE"), "trust");
        refused(Map.of("name", "x" + mark, "url", "https://x.example/", "timeZone", "Mars/Base"), "timeZone");
        refused(Map.of("name", "x" + mark, "url", "https://x.example/", "colour", "red"), "colour");
        anonymous().get("/api/v1/sources").then().statusCode(401);
        editor().get(path + "/runs").then().statusCode(200).body("items", hasSize(0));
        editor().delete(path).then().statusCode(204);
        editor().get(path).then().statusCode(404);
        editor().post(path + "/run").then().statusCode(404);
    }

    private static void refused(Map<String, Object> body, String field) {
        editor().contentType("application/json")
                .body(body)
                .post("/api/v1/sources")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem(field));
    }

    @Test
    void whatIsUnchangedChangesNothing() {
        String body = calendar(vevent("a", "Conditional " + mark, ""));
        server.on(
                "/cal.ics",
                (request, out) -> out.write(
                        request.header("if-none-match").equals("\"1\"")
                                ? whole("304 Not Modified", "", "")
                                : whole("200 OK", "Content-Type: text/calendar\r\nETag: \"1\"\r\n", body)));
        String id = add();
        JsonPath first = run(id);
        assertThat(first.getInt("created")).isEqualTo(1);
        String event = event(first, 0);
        assertThat(run(id).getInt("created")).isZero();
        assertThat(source(id).getString("lastRun.outcome")).isEqualTo("UNCHANGED");
        assertThat(source(id).getInt("lastRun.status")).isEqualTo(304);
        // The same octets without a word about it.
        server.on("/cal.ics", "text/calendar", body);
        run(id);
        assertThat(source(id).getString("lastRun.outcome")).isEqualTo("UNCHANGED");
        editor().get("/api/v1/events/" + event).then().body("revision", is(1));
        editor().get("/api/v1/sources/" + id + "/runs")
                .then()
                .body("items.outcome", equalTo(List.of("UNCHANGED", "UNCHANGED", "OK")));
    }

    @Test
    void defaultsAndReviewApplyToWhatIsNew() {
        lists(vevent("r", "Reviewed " + mark, ""));
        String id = add("trust", "REVIEW", "series", "Series " + mark, "organiser", "Organiser " + mark);
        String event = event(run(id), 0);
        editor().get("/api/v1/events/" + event)
                .then()
                .body("published", is(false))
                .body("series", notNullValue())
                .body("organiser.name", is("Organiser " + mark));
        editor().contentType("application/merge-patch+json")
                .body("{\"published\":true}")
                .patch("/api/v1/events/" + event)
                .then()
                .statusCode(200);
        lists(vevent("r", "Reviewed " + mark, "LOCATION:Hall\r\n"));
        assertThat(run(id).getInt("updated")).isEqualTo(1);
        editor().get("/api/v1/events/" + event)
                .then()
                .body("published", is(true))
                .body("venue.name", is("Hall"));
    }

    @Test
    void editorsWordStandsFieldByFieldUntilItIsGivenBack() {
        lists(vevent("e", "Theirs " + mark, "DESCRIPTION:old\r\n"));
        String id = add();
        String event = event(run(id), 0);
        editor().contentType("application/merge-patch+json")
                .body("{\"title\":\"Ours " + mark + "\"}")
                .patch("/api/v1/events/" + event)
                .then()
                .statusCode(200);
        lists(vevent("e", "Theirs anew " + mark, "DESCRIPTION:new\r\n"));
        run(id);
        editor().get("/api/v1/events/" + event)
                .then()
                .body("title", is("Ours " + mark))
                .body("description", is("new"));
        sources.giveBack(UUID.fromString(event), List.of("title"), Actor.person("ada@example.org"));
        polls.pollDue();
        editor().get("/api/v1/events/" + event).then().body("title", is("Theirs anew " + mark));
    }

    @Test
    void whatVanishesIsTreatedAsToldAndComesBack() {
        for (String how : List.of("KEEP", "CANCEL", "WITHDRAW")) {
            String stays = vevent("stays" + how, "Stays " + how, "");
            String goes = vevent("goes" + how, "Goes " + how, "");
            lists(stays, goes);
            String id = add("vanished", how);
            String event = event(run(id), 1);
            server.on("/cal.ics", "text/calendar", calendar());
            run(id);
            editor().get("/api/v1/events/" + event).then().statusCode(200).body("status", is("CONFIRMED"));
            server.on("/cal.ics", (request, out) -> out.write(whole("500 Oops", "", "")));
            failing(id, "500");
            server.on("/cal.ics", "text/calendar", calendar(stays, goes).substring(0, 200));
            failing(id, "cut off");
            editor().get("/api/v1/events/" + event).then().statusCode(200).body("status", is("CONFIRMED"));
            assertThat(source(id).getInt("failures")).isEqualTo(2);

            lists(stays);
            run(id);
            assertThat(source(id).getInt("lastRun.vanished")).isEqualTo(1);
            assertThat(source(id).getInt("failures")).isZero();
            switch (how) {
                case "WITHDRAW" ->
                    editor().get("/api/v1/events/" + event).then().statusCode(410);
                case "CANCEL" -> editor().get("/api/v1/events/" + event).then().body("status", is("CANCELLED"));
                default -> editor().get("/api/v1/events/" + event).then().body("status", is("CONFIRMED"));
            }
            lists(stays, goes);
            run(id);
            editor().get("/api/v1/events/" + event).then().statusCode(200).body("status", is("CONFIRMED"));
        }
    }

    @Test
    void changedUidsMakeNoDoubles() {
        lists(vevent("one", "Renamed A " + mark, ""), vevent("two", "Renamed B " + mark, ""));
        String id = add("vanished", "CANCEL");
        String event = event(run(id), 0);
        lists(vevent("three", "Renamed A " + mark, "LOCATION:Hall\r\n"), vevent("four", "Renamed B " + mark, ""));
        JsonPath report = run(id);
        assertThat(report.getInt("created")).isZero();
        assertThat(report.getInt("updated")).isEqualTo(1);
        assertThat(source(id).getInt("lastRun.vanished")).isZero();
        assertThat(source(id).getString("lastRun.problem")).contains("another UID");
        editor().get("/api/v1/events/" + event)
                .then()
                .body("status", is("CONFIRMED"))
                .body("venue.name", is("Hall"));
        assertThat(countOf("Renamed A " + mark)).isEqualTo(1);
    }

    @Test
    void eventOfAnotherSourceDoesNotFlip() {
        lists(vevent("shared", "First " + mark, ""));
        String one = add();
        String event = event(run(one), 0);
        lists(vevent("shared", "Second " + mark, ""));
        String other = add();
        JsonPath report = run(other);
        assertThat(report.getInt("skipped")).isEqualTo(1);
        assertThat(report.getString("items[0].reason")).contains("here already");
        editor().get("/api/v1/events/" + event).then().body("title", is("First " + mark));
    }

    @Test
    void twoPollsAtOnceMakeOne() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        server.on("/cal.ics", (request, out) -> {
            asked.countDown();
            try {
                answer.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            out.write(whole("200 OK", "Content-Type: text/calendar\r\n", calendar(vevent("t", "Twice " + mark, ""))));
        });
        String id = add();
        ExecutorService both = Executors.newSingleThreadExecutor();
        Future<JsonPath> first = both.submit(() -> run(id));
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        editor().post("/api/v1/sources/" + id + "/run").then().statusCode(409);
        answer.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS).getInt("created")).isEqualTo(1);
        both.shutdown();
        assertThat(countOf("Twice " + mark)).isEqualTo(1);
    }

    @Test
    void failuresAreToldAndAskedForLessAndLess() {
        server.on("/cal.ics", (request, out) -> out.write(whole("503 Busy", "Retry-After: 172800\r\n", "")));
        String id = add("interval", "PT1H");
        failing(id, "503");
        Instant now = clock.instant();
        assertThat(Instant.parse(source(id).getString("nextRunAt"))).isAfter(now.plusSeconds(172_000));
        server.on("/cal.ics", "text/html", "<html><body><p>Gone fishing</p></body></html>");
        failing(id, "");
        assertThat(Instant.parse(source(id).getString("nextRunAt")))
                .isBetween(now.plusSeconds(7_000), now.plusSeconds(7_400));
        server.on(
                "/cal.ics",
                (request, out) -> out.write(whole("302 Found", "Location: http://[::ffff:10.0.0.1]/\r\n", "")));
        failing(id, "unusual form");
        assertThat(source(id).getString("lastRun.outcome")).isEqualTo("FAILED");
        assertThat(source(id).getInt("failures")).isEqualTo(3);
        int before = server.requests().size();
        polls.pollDue();
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void pageIsASourceToo() {
        server.on(
                "/page",
                "text/html",
                "<html><head><script type=\"application/ld+json\">[{\"@type\":\"Event\",\"name\":\"Page " + mark
                        + "\",\"url\":\"/e/1\",\"startDate\":\"" + soon() + "\"}]</script></head></html>");
        String id = add("url", server.address("/page"));
        String event = event(run(id), 0);
        server.on(
                "/page",
                "text/html",
                "<html><head><script type=\"application/ld+json\">[{\"@type\":\"Event\",\"name\":\"Page moved " + mark
                        + "\",\"url\":\"/e/1\",\"startDate\":\"" + soon().plusDays(1) + "\"}]</script></head></html>");
        assertThat(run(id).getInt("updated")).isEqualTo(1);
        editor().get("/api/v1/events/" + event)
                .then()
                .body("title", is("Page moved " + mark))
                .body("start", is(soon().plusDays(1).toString()));
    }

    @Test
    void addressIsEnough() {
        String title = "Summit " + mark + " on optical networks";
        server.on(
                "/event",
                "text/html; charset=utf-8",
                "<html><head><script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"" + title
                        + "\",\"startDate\":\"" + soon()
                        + "\",\"location\":{\"@type\":\"Place\",\"name\":\"Hall\",\"address\":{\"addressLocality\":\"Lyon\",\"addressCountry\":\"FR\"}}}</script></head></html>");
        server.on("/a.ics", "text/calendar", calendar(vevent("w", "Filed " + mark, "")));
        JsonPath first = read(server.address("/event"));
        assertThat(first.getList("items")).hasSize(1);
        assertThat(first.getString("items[0].event.title")).isEqualTo(title);
        assertThat(first.getString("items[0].event.venue.city")).isEqualTo("Lyon");
        assertThat(first.getString("items[0].event.timeZone")).isEqualTo("Europe/Paris");
        assertThat(first.getString("items[0].from.title")).isEqualTo("json-ld");
        assertThat(first.getList("items[0].like")).isEmpty();
        assertThat(countOf(title)).isZero();

        String id = editor().contentType("application/json")
                .body((Object) first.getMap("items[0].event"))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        JsonPath again = read(server.address("/event"));
        assertThat(again.getString("items[0].like[0].id")).isEqualTo(id);
        assertThat(again.getString("items[0].like[0].why"))
                .contains("same days")
                .contains("same city");
        assertThat(new ArrayList<>(again.getMap("items[0]").keySet())).hasToString("[event, from, like]");

        JsonPath file = read("webcal://localhost:" + server.port() + "/a.ics");
        assertThat(file.getString("items[0].event.title")).isEqualTo("Filed " + mark);
        assertThat(file.getString("items[0].from.start")).isEqualTo("calendar");

        for (String wrong : List.of(
                server.address("/nothing"), "ftp://x.example/", "http://0x7f.1/", "https://user:pw@localhost/", "")) {
            editor().contentType("application/json")
                    .body(Map.of("url", wrong))
                    .post("/api/v1/import/url")
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", is("url"));
        }
    }

    private static JsonPath read(String url) {
        return editor().contentType("application/json")
                .body(Map.of("url", url))
                .post("/api/v1/import/url")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
