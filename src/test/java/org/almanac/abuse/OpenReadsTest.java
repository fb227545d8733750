package org.almanac.abuse;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What every call of the API has in common, whoever reads: parameters that are not known, and scripts of other sites. */
@QuarkusTest
class OpenReadsTest {
    /** What anybody may read. */
    private static final Set<String> OPEN = Set.of(
            "/api/v1/events",
            "/api/v1/events/7",
            "/api/v1/events/7/occurrences",
            "/api/v1/occurrences",
            "/api/v1/series",
            "/api/v1/series/7",
            "/api/v1/venues",
            "/api/v1/venues/7",
            "/api/v1/organisers",
            "/api/v1/organisers/7",
            "/api/v1/tags",
            "/api/v1/tags/7");

    @Inject
    Router router;

    /** Whatever can be read, found in the classes, so that a new call is among them by itself. */
    private Set<String> calls() throws IOException {
        Set<String> calls = new TreeSet<>();
        for (PublicRoutes.Template template : PublicRoutes.all(router)) {
            if (template.template().matches("/api/v1/[^.]*")) {
                calls.add(template.of("7"));
            }
        }
        return calls;
    }

    @Test
    void aParameterThatNobodyKnowsIsRefusedByEveryCall() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        Set<String> refusing = new TreeSet<>();
        for (String path : calls()) {
            Response answer = editor().queryParam("foo", "").get(path);
            refusing.add(path);
            softly.assertThat(answer.statusCode()).as(path).isEqualTo(400);
            softly.assertThat(answer.contentType()).as(path).startsWith("application/problem+json");
            softly.assertThat(answer.asString()).as(path).contains("foo");
            softly.assertThat(editor().queryParam("utm_source", "x")
                            .queryParam("fbclid", "1")
                            .queryParam("gclid", "2")
                            .queryParam("_", "3")
                            .get(path)
                            .statusCode())
                    .as(path)
                    .isIn(200, 404);
        }
        softly.assertAll();
        assertThat(refusing)
                .containsAll(OPEN)
                .contains("/api/v1/messages", "/api/v1/subscribers", "/api/v1/tokens", "/api/v1/feeds/check");
    }

    @Test
    void whatIsWrittenIsNotWrittenForAMistypedWord() {
        editor().contentType(ContentType.JSON)
                .queryParam("dryrun", true)
                .body("[]")
                .post("/api/v1/import")
                .then()
                .statusCode(400)
                .body("detail", containsString("dryrun"));
        // Who may not ask at all is told that, and nothing else.
        anonymous().queryParam("foo", "1").get("/api/v1/messages").then().statusCode(401);
    }

    @Test
    void scriptsOfOtherSitesReadWhatAnybodyMayReadAndNothingElse() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (String path : calls()) {
            String expected = OPEN.contains(path) ? "*" : null;
            for (Response answer : new Response[] {
                from("https://news.example").get(path),
                from("https://news.example").head(path),
                preflight("GET").options(path),
                preflight("HEAD").options(path)
            }) {
                softly.assertThat(answer.header("Access-Control-Allow-Origin"))
                        .as(path)
                        .isEqualTo(expected);
                softly.assertThat(answer.header("Access-Control-Allow-Credentials"))
                        .as(path)
                        .isNull();
            }
            for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
                softly.assertThat(preflight(method).options(path).header("Access-Control-Allow-Origin"))
                        .as("%s %s", method, path)
                        .isNull();
            }
        }
        softly.assertAll();
        preflight("GET")
                .options("/api/v1/events")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", "GET, HEAD")
                .header("Access-Control-Allow-Headers", containsString("If-None-Match"));
    }

    @Test
    void whatAnEditorReadsIsForTheEditorAlone() {
        String address =
                Drafts.create(Map.of("title", "A draft", "start", "2027-06-08", "allDay", true, "published", false));
        editor().header("Origin", "https://news.example")
                .get(address)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
        from("https://news.example").get(address).then().statusCode(404).header("Access-Control-Allow-Origin", "*");
        from("https://news.example")
                .get("/api/v1/events?limit=0")
                .then()
                .statusCode(400)
                .header("Access-Control-Allow-Origin", "*");
    }

    private static RequestSpecification from(String site) {
        return anonymous().header("Origin", site);
    }

    private static RequestSpecification preflight(String method) {
        return from("https://news.example").header("Access-Control-Request-Method", method);
    }
}
