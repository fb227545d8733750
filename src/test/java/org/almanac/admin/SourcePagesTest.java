package org.almanac.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.importer.fetch.ScriptedWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources at the desk, and the form that is filled from an address, against a web server of the test's own. */
@QuarkusTest
class SourcePagesTest {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final CatalogueQueries queries;
    private final Clock clock;
    private LocalDate soon;
    private ScriptedWebServer server;

    @Inject
    SourcePagesTest(CatalogueQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @BeforeEach
    void serve() throws IOException {
        soon = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(60);
        server = new ScriptedWebServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private String event(String name) {
        return "{\"@type\":\"Event\",\"name\":\"" + name + "\",\"startDate\":\"" + soon + "\"}";
    }

    private void page(String path, String data) {
        server.on(
                path,
                "text/html",
                "<html><head><script type=\"application/ld+json\">" + data + "</script></head></html>");
    }

    @Test
    void addressFillsTheFormOfANewEvent() {
        DeskBrowser browser = DeskBrowser.loggedIn();
        page("/one", event("Filled " + mark));
        page("/two", "[" + event("First " + mark) + "," + event("Second <b> " + mark) + "]");
        browser.get("/admin").body(containsString("action=\"/admin/page\""));
        browser.post("/admin/page", Map.of("url", server.address("/one")))
                .statusCode(200)
                .body(containsString("value=\"Filled " + mark + "\""))
                .body(containsString("value=\"" + soon + "\""))
                .body(containsString("action=\"/admin/events/new\""))
                .body(containsString("Nothing is saved yet"));
        browser.post("/admin/page", Map.of("url", server.address("/two")))
                .statusCode(200)
                .body(containsString("There are 2 events"))
                .body(not(containsString("id=\"event-form\"")));
        browser.post("/admin/page", Map.of("url", server.address("/two"), "item", "1"))
                .statusCode(200)
                .body(containsString("value=\"Second"));
        browser.post("/admin/page", Map.of("url", server.address("/nothing")))
                .statusCode(422)
                .body(containsString("id=\"url-error\""));
    }

    @Test
    void sourceIsAddedPolledAndDeletedAndFieldsAreGivenBack() {
        DeskBrowser browser = DeskBrowser.loggedIn();
        page("/list", "[" + event("Listed " + mark).replace("}", ",\"url\":\"/e/" + mark + "\"}") + "]");
        browser.post("/admin/sources/new", Map.of("name", "", "url", "nonsense"))
                .statusCode(422)
                .body(containsString("id=\"url-error\""));
        String to = browser.post(
                        "/admin/sources/new",
                        Map.of(
                                "name",
                                "Desk " + mark,
                                "url",
                                server.address("/list"),
                                "trust",
                                "PUBLISH",
                                "active",
                                "true"))
                .statusCode(303)
                .extract()
                .header("Location");
        String path = to.replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        browser.post(path + "/run", Map.of("x", "y")).statusCode(200).body(containsString("Polled: 1 new"));
        browser.get("/admin/sources").body(containsString("Desk " + mark)).body(containsString("1 new"));

        Event listed = queries.findByUid(server.address("/e/" + mark)).orElseThrow();
        String desk = "/admin/events/" + listed.id();
        browser.get(desk).body(containsString("id=\"origin\"")).body(containsString("Desk " + mark));
        browser.post(
                        desk,
                        Map.of(
                                "revision",
                                String.valueOf(listed.revision()),
                                "title",
                                "Mended " + mark,
                                "start.date",
                                soon.toString(),
                                "allDay",
                                "true",
                                "timeZone",
                                listed.time().zone().getId(),
                                "status",
                                "CONFIRMED",
                                "url",
                                server.address("/e/" + mark),
                                "published",
                                "true"))
                .statusCode(303);
        browser.get(desk).body(containsString("name=\"field\" value=\"title\""));
        browser.post(desk + "/give-back", Map.of("field", "title")).statusCode(303);
        browser.get(desk).body(not(containsString("name=\"field\" value=\"title\"")));
        browser.post(path + "/run", Map.of("x", "y")).body(containsString("1 changed"));
        assertThat(queries.find(listed.id().toString()).title()).isEqualTo("Listed " + mark);

        browser.post(path + "/delete", Map.of("x", "y")).statusCode(303);
        browser.get(path).statusCode(404);
        browser.get("/admin/audit/access")
                .body(containsString("Source deleted"))
                .body(containsString("Desk " + mark));
        assertThat(queries.find(listed.id().toString()).isPublic()).isTrue();
    }
}
