package org.almanac.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.almanac.account.ApiTokens;
import org.almanac.account.Role;
import org.almanac.account.TestAccounts;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.EventQuery;
import org.almanac.importer.Uploads;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImportPagesTest {
    private static final String PATH = "/admin/import";
    private static final String MULTIPART = "multipart/form-data";

    private final ApiTokens tokens;
    private final CatalogueQueries queries;
    private final EntityManager entities;
    private final Uploads uploads;
    private final TestClock clock;
    private final String word = "word" + UUID.randomUUID().toString().replace("-", "");
    private DeskBrowser browser;

    @Inject
    ImportPagesTest(
            ApiTokens tokens, CatalogueQueries queries, EntityManager entities, Uploads uploads, TestClock clock) {
        this.tokens = tokens;
        this.queries = queries;
        this.entities = entities;
        this.uploads = uploads;
        this.clock = clock;
    }

    @BeforeEach
    void logIn() {
        browser = DeskBrowser.loggedIn();
    }

    @Test
    void lookingWritesNothingImportingWritesOnceAndPressingTwiceIsHarmless() {
        String preview = looked(table("Fair,2027-05-03\nTalk,2027-05-04 18:00\nLost,\n"));
        browser.get(preview)
                .body(containsString("Nothing is written yet."))
                .body(containsString("Import 2 events"))
                .body(containsString("Lost " + word))
                .body(containsString("Starts: Say when the event starts."))
                .body(containsString("row 4"));
        assertThat(stored()).isEmpty();

        List<ValidatableResponse> presses = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> browser.post(preview + "/import", Map.of())))
                .limit(3)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(presses).allSatisfy(press -> press.statusCode(303).header("Location", preview));

        assertThat(stored()).extracting(Event::source).containsExactly("fairs", "fairs");
        assertThat(queries.history(stored().get(0).id()))
                .singleElement()
                .satisfies(step -> assertThat(step.actor()).isEqualTo(TestAccounts.ADMIN_EMAIL));
        String report = browser.get(preview)
                .statusCode(200)
                .body(not(containsString("import-form")))
                .extract()
                .asString();
        assertThat(report).contains("Added", "Skipped");
        assertThat(stored()).allSatisfy(event -> assertThat(report).contains("/admin/events/" + event.id()));
        assertThat(bytesKept(preview)).containsExactly(false);
        browser.post(preview + "/look", Map.of("source", "other")).statusCode(409);
    }

    @Test
    void whatWasImportedIsTakenBack() {
        String preview = looked(table("Fair,2027-05-03\nTalk,2027-05-04 18:00\n"));
        browser.post(preview + "/import", Map.of());
        browser.get(preview).body(containsString("Undo this import"));
        browser.post(preview + "/undo", Map.of())
                .statusCode(200)
                .body(containsString("2 events are as before the import"))
                .body(not(containsString("Kept")));
        assertThat(stored()).isEmpty();
        browser.post(preview + "/undo", Map.of()).statusCode(409);
    }

    @Test
    void aCalendarInUtf16IsRead() {
        byte[] calendar = ("\uFEFFBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:wide-" + word + "\r\nSUMMARY:Łódź " + word
                        + "\r\nDTSTART:20270608T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
                .getBytes(StandardCharsets.UTF_16LE);
        String preview = location(typed().multiPart("file", "wide.ics", calendar, "text/calendar"));
        browser.get(preview).body(containsString("Łódź " + word)).body(containsString("Import 1 event"));
    }

    @Test
    void theReportSaysWhatWasDoneWhenTheCatalogueChangedInBetween() {
        String first = looked(table("Fair,2027-05-03\n"));
        String second = looked(table("Fair,2027-05-03\n"));
        browser.post(first + "/import", Map.of()).statusCode(303);
        browser.get(second).body(containsString("Import 1 event<"));
        browser.post(second + "/import", Map.of()).statusCode(303);
        browser.get(second).body(containsString("Left as they were"));
        assertThat(stored()).hasSize(1);

        browser.get(looked(table("Fair,2027-05-03\n")))
                .body(containsString("There is nothing to import."))
                .body(not(containsString("Import 0 events")));
    }

    @Test
    void anUploadIsItsOwnersAlone() {
        String preview = looked(table("Fair,2027-05-03\n"));
        RequestSpecification other = as(tokens.create("import " + word, Role.EDITOR, TestAccounts.ADMIN_EMAIL));
        other.get(preview).then().statusCode(404);
        other.post(preview + "/look").then().statusCode(404);
        other.post(preview + "/import").then().statusCode(404);
        other.get(PATH).then().statusCode(200);
        browser.get(preview).statusCode(200);
        assertThat(stored()).isEmpty();

        DeskBrowser.anonymous().get(PATH).then().statusCode(303).header("Location", containsString("/admin/login"));
        given().auth()
                .none()
                .header("Origin", "https://elsewhere.example")
                .post(preview + "/import")
                .then()
                .statusCode(403);
        browser.get(PATH + "/nonsense").statusCode(404);
        browser.get(PATH + "/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void formatAndSourceAreFoundOutAndCanBeCorrected() {
        String preview = location(browser.request()
                .contentType(MULTIPART)
                .multiPart(
                        "file",
                        "Termine 2027.txt",
                        table("Fair,2027-05-03\n").getBytes(StandardCharsets.UTF_8),
                        "text/plain")
                .multiPart("source", "")
                .multiPart("format", "")
                .multiPart("text", ""));
        assertThat(Forms.of(browser.get(preview).extract().asString()))
                .containsEntry("source", "Termine 2027")
                .containsEntry("format", "CSV");

        browser.post(preview + "/look", Map.of("source", "fairs", "format", "ICALENDAR"))
                .statusCode(422)
                .body(containsString("id=\"format-error\""));
        browser.post(preview + "/look", Map.of("source", "x".repeat(101), "format", "CSV"))
                .statusCode(422)
                .body(containsString("id=\"source-error\""));
        browser.post(preview + "/look", Map.of("source", "fairs", "format", "CSV"))
                .statusCode(303);
        browser.post(preview + "/import", Map.of());
        assertThat(stored()).extracting(Event::source).containsExactly("fairs");
    }

    @Test
    void pastedTextGoesInHoweverLong() {
        String lines = IntStream.range(0, 450)
                .mapToObj(i -> "{\"title\":\"%s %d\",\"start\":\"2027-06-08\",\"allDay\":true,\"description\":\"%s\"}"
                        .formatted(word, i, "long ".repeat(100)))
                .collect(Collectors.joining("\n"));
        String preview = location(browser.request().contentType(MULTIPART).multiPart("text", lines));
        browser.get(preview)
                .body(containsString("Import 450 events"))
                .body(containsString(word + " 199"))
                .body(not(containsString(word + " 200")))
                .body(containsString("And 250 more."));
    }

    @Test
    void whatCannotBeImportedIsToldBesideItsFieldAndNothingTypedIsLost() {
        refused(typed(), "file", "Choose a file");
        refused(typed().multiPart("file", "", new byte[0], "application/octet-stream"), "file", "Choose a file");
        refused(file("a.csv", ""), "file", "empty");
        refused(file("a.ics", "hello"), "file", "no calendar");
        refused(file("a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR"), "file", "no event");
        refused(file("a.csv", "city\nOslo\n"), "file", "at least title and start");
        refused(file("a.json", "{\n}"), "file", "no JSON array");
        refused(file("a.json", "[{]"), "file", "It is not JSON");
        refused(file("a.xlsx", "PK\u0003\u0004..."), "file", "or as CSV");
        refused(file("notes", "see you there"), "format", "Choose its format");
        refused(typed().multiPart("text", "see & <you>"), "format", "see &amp; &lt;you&gt;");
        refused(file("a.csv", "x").multiPart("text", "y"), "text", "not both");
        assertThat(stored()).isEmpty();
    }

    @Test
    void columnsThatAreNotUnderstoodAreSaidByHandAndRememberedForTheSource() {
        String table = "Was;Wann genau;Wo so\nA " + word + ";05/06/2027;Köln\n";
        byte[] body = table.getBytes(StandardCharsets.ISO_8859_1);
        String preview = location(typed().multiPart("file", "a.csv", body, "text/csv"));
        browser.get(preview)
                .body(containsString("The columns are not understood."))
                .body(containsString("Wann genau"))
                .body(containsString("Köln"))
                .body(containsString("windows-1252"))
                .body(not(containsString("Import 1 event")));

        Map<String, List<String>> columns = Map.of(
                "source", List.of("Fairs & more"),
                "format", List.of("CSV"),
                "columnName", List.of("Was", "Wann genau", "Wo so"),
                "columnHolds", List.of("TITLE", "START", "CITY"));
        mapped(preview, columns);
        browser.get(preview)
                .body(containsString("2027-06-05 or 2027-05-06"))
                .body(containsString("There is nothing to import."));
        Map<String, List<String>> ordered = new java.util.HashMap<>(columns);
        ordered.put("dateOrder", List.of("DMY"));
        mapped(preview, ordered);
        browser.get(preview).body(containsString("Import 1 event<"));
        browser.post(preview + "/import", Map.of()).statusCode(303);
        assertThat(stored()).singleElement().satisfies(event -> {
            assertThat(String.valueOf(event.content().time().start())).startsWith("2027-06-05");
            assertThat(event.content().venue())
                    .isNotNull()
                    .extracting(venue -> venue.city())
                    .isEqualTo("Köln");
        });

        String again = location(typed().multiPart("file", "a.csv", body, "text/csv"));
        browser.get(again)
                .body(containsString("The same already"))
                .body(containsString("Columns as they were chosen: Was = title"));
    }

    private void mapped(String preview, Map<String, List<String>> form) {
        RequestSpecification request =
                browser.request().contentType("application/x-www-form-urlencoded; charset=UTF-8");
        form.forEach((name, values) -> request.formParam(name, values.toArray()));
        request.post(preview + "/look").then().statusCode(303);
    }

    @Test
    void tooLargeAFileIsToldOnThePageAndWhatWasTypedStays() throws IOException, InterruptedException {
        String form = part("file\"; filename=\"a.csv", "x".repeat(33 * 1024 * 1024))
                + part("text", "")
                + part("source", "Fairs & " + word)
                + part("format", "CSV")
                + "--x--\r\n";
        HttpResponse<String> answer = send(MULTIPART + "; boundary=x", form);
        assertThat(answer.statusCode()).isEqualTo(303);
        String page = browser.request()
                .urlEncodingEnabled(false)
                .get(answer.headers().firstValue("Location").orElseThrow())
                .asString();
        assertThat(page).contains("id=\"file-error\"", "32 MB");
        assertThat(Forms.of(page)).containsEntry("source", "Fairs & " + word).containsEntry("format", "CSV");
    }

    private static String part(String name, String value) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static HttpResponse<String> send(String type, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + PATH))
                .header("Authorization", "Bearer " + TestAccounts.ADMIN_TOKEN)
                .header("Content-Type", type)
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MULTIPART,
                MULTIPART + "; boundary=x",
                MULTIPART + "; boundary=",
                "application/json",
                "application/x-www-form-urlencoded"
            })
    void aBrokenFormIsNoFault(String type) throws IOException, InterruptedException {
        for (String body : List.of(
                "",
                "--x",
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a",
                "--x\r\nContent-Disposition: form-data; name=\r\n\r\na\r\n--x--",
                "--y--")) {
            assertThat(send(type, body).statusCode()).as(type + ": " + body).isBetween(400, 499);
        }
    }

    @Test
    void theExampleGoesInAsItIs() {
        String example = browser.get(PATH + "/example.csv")
                .statusCode(200)
                .header("Content-Disposition", containsString("events.csv"))
                .extract()
                .asString();
        browser.get(location(file("events.csv", example).multiPart("source", word)))
                .body(allOf(containsString("Import 2 events"), not(containsString(">Why<"))));
    }

    @Test
    void anUploadIsForgottenAfterAnHour() {
        String preview = looked(table("Fair,2027-05-03\n"));
        try {
            clock.advance(Duration.ofMinutes(61));
            browser.get(preview).statusCode(404);
            browser.post(preview + "/import", Map.of()).statusCode(404);
            uploads.forget();
        } finally {
            clock.reset();
        }
        assertThat(bytesKept(preview)).isEmpty();
        assertThat(stored()).isEmpty();
    }

    /** With a word of its own in every title, by which it is found. */
    private String table(String rows) {
        return "title,start\n"
                + rows.lines()
                        .map(row -> row.replaceFirst(",", " " + word + ",") + "\n")
                        .collect(Collectors.joining());
    }

    private List<Event> stored() {
        return queries.page(new EventQuery(
                        new EventFilter(Set.of(), null, null, null, null, word), null, null, null, null, 50, false))
                .items();
    }

    /** The one row's bytes, which may be none; no element when there is no row. */
    private List<Boolean> bytesKept(String preview) {
        return entities.createNativeQuery("select body is not null from import_upload where id = :id", Boolean.class)
                .setParameter("id", UUID.fromString(preview.substring(PATH.length() + 1)))
                .getResultList();
    }

    private RequestSpecification typed() {
        return browser.request().contentType(MULTIPART).multiPart("source", "Fairs & more");
    }

    private RequestSpecification file(String name, String body) {
        return typed().multiPart("file", name, body.getBytes(StandardCharsets.UTF_8), "application/octet-stream");
    }

    private String looked(String table) {
        return location(browser.request()
                .contentType(MULTIPART)
                .multiPart("file", "fairs.csv", table.getBytes(StandardCharsets.UTF_8), "text/csv"));
    }

    private static String location(RequestSpecification form) {
        return form.post(PATH)
                .then()
                .statusCode(303)
                .header("Location", startsWith(PATH + "/"))
                .extract()
                .header("Location");
    }

    private static void refused(RequestSpecification form, String field, String said) {
        form.post(PATH)
                .then()
                .statusCode(422)
                .body(containsString("id=\"" + field + "-error\""))
                .body(containsString(said))
                .body(containsString("value=\"Fairs &amp; more\""));
    }

    private static RequestSpecification as(String secret) {
        return given().auth().oauth2(secret).header("Accept", "text/html");
    }
}
