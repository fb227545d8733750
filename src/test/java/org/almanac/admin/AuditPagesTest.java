package org.almanac.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.almanac.account.ApiTokens;
import org.almanac.account.Role;
import org.almanac.account.TestAccounts;
import org.almanac.api.ApiClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditPagesTest {
    private final ApiTokens tokens;
    private final EntityManager entities;
    private final String name = "Audited " + UUID.randomUUID();

    @Inject
    AuditPagesTest(ApiTokens tokens, EntityManager entities) {
        this.tokens = tokens;
        this.entities = entities;
    }

    @Test
    void whoChangedWhatIsToldTheNewestFirstAndLeadsToTheEvent() {
        String secret = tokens.create(name, Role.EDITOR, TestAccounts.ADMIN_EMAIL);
        String id = given().auth()
                .oauth2(secret)
                .contentType("application/json")
                .body(Map.of("title", "Before <b>", "start", "2027-06-08T09:00", "timeZone", "UTC"))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ApiClient.editor()
                .contentType("application/merge-patch+json")
                .body(Map.of("title", "After <i>"))
                .patch("/api/v1/events/" + id)
                .then()
                .statusCode(200);

        DeskBrowser browser = DeskBrowser.loggedIn();
        String ofEvent = browser.get("/admin/audit?event=" + id)
                .statusCode(200)
                .body(containsString("<del>Before &lt;b&gt;</del> <ins>After &lt;i&gt;</ins>"))
                .body(containsString("/admin/audit?actor=token%3A" + name.replace(" ", "%20")))
                .extract()
                .asString();
        assertThat(ofEvent.indexOf("Updated")).isPositive().isLessThan(ofEvent.indexOf("Created"));
        assertThat(ofEvent.split("href=\"/admin/events/" + id, -1)).hasSize(3);
        browser.request()
                .queryParam("actor", "token:" + name)
                .get("/admin/audit")
                .then()
                .body(containsString("Created"))
                .body(containsString("After &lt;i&gt;</a>"))
                .body(not(containsString("<del>")));
    }

    @Test
    void theLogIsReadPageByPageAndMissesNothing() {
        String events = IntStream.range(0, 60)
                .mapToObj(n -> "{\"title\":\"Logged " + n + "\",\"start\":\"2027-06-08T09:00\",\"timeZone\":\"UTC\"}")
                .toList()
                .toString();
        ApiClient.editor()
                .contentType("application/json")
                .body(events)
                .post("/api/v1/import?source=" + name.replace(" ", "-"))
                .then()
                .statusCode(200);

        DeskBrowser browser = DeskBrowser.loggedIn();
        String overview = browser.get("/admin/audit").extract().asString();
        var run = Pattern.compile("/admin/audit\\?run=([0-9a-f-]{36}_[0-9a-f-]{36})\">60 events")
                .matcher(overview);
        assertThat(run.find()).isTrue();
        assertThat(titles(overview)).isEmpty();
        assertThat(overview).contains("60 created");
        browser.get("/admin/audit?run=" + run.group(1))
                .body(containsString("Logged 59</a>"))
                .body(containsString("rel=\"next\""));
        browser.get("/admin/audit?run=forged").statusCode(400);
        String first = ofImport(browser, null);
        var next = Pattern.compile("cursor=([0-9a-f-]{36})\" rel=\"next\"").matcher(first);
        assertThat(next.find()).isTrue();
        List<String> seen = titles(first);
        assertThat(seen).hasSize(50);
        List<String> rest = titles(ofImport(browser, next.group(1)));
        assertThat(rest).hasSize(10).doesNotContainAnyElementsOf(seen);
    }

    @Test
    void whatThereIsNotIsSaid() {
        DeskBrowser browser = DeskBrowser.loggedIn();
        browser.get("/admin/audit?event=no-such-event")
                .statusCode(200)
                .body(containsString("There is no event “no-such-event”."));
        browser.get("/admin/audit?actor=nobody")
                .statusCode(200)
                .body(containsString("Nobody called “nobody” has changed an event."));
        browser.get("/admin/audit?cursor=forged").statusCode(400);
    }

    @Test
    void whatSomebodyDidIsReadAlongAnIndexInItsOrder() {
        List<?> plan = QuarkusTransaction.requiringNew().call(() -> {
            for (String way : List.of("seqscan", "bitmapscan", "sort")) {
                entities.createNativeQuery("set local enable_" + way + " = off").executeUpdate();
            }
            return entities.createNativeQuery(
                            "explain select * from event_change where actor = 'x' order by id desc limit 51",
                            String.class)
                    .getResultList();
        });
        assertThat(plan.toString())
                .contains("Index Scan Backward using event_change_by_actor")
                .doesNotContain("Sort");
    }

    @Test
    void editorsAreKeptOut() {
        String secret = tokens.create(name, Role.EDITOR, TestAccounts.ADMIN_EMAIL);

        given().auth()
                .oauth2(secret)
                .header("Accept", "text/html")
                .get("/admin/audit")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(secret)
                .header("Accept", "text/html")
                .get("/admin")
                .then()
                .body(not(containsString("/admin/audit")));
    }

    private String ofImport(DeskBrowser browser, @Nullable String cursor) {
        var request = browser.request().queryParam("actor", "import:" + name.replace(" ", "-"));
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/admin/audit")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> titles(String html) {
        return Pattern.compile("\">(Logged \\d+)</a>")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
