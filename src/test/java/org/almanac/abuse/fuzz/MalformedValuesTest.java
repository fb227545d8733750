package org.almanac.abuse.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.almanac.account.TestAccounts;
import org.almanac.api.ApiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors, tokens, numbers, dates, durations and names that are none, wherever they can be given. */
@QuarkusTest
class MalformedValuesTest {
    private static final List<String> LISTS = List.of(
            "/api/v1/events",
            "/api/v1/occurrences",
            "/api/v1/tags",
            "/api/v1/series",
            "/api/v1/venues",
            "/api/v1/organisers",
            "/api/v1/subscribers",
            "/api/v1/messages",
            "/api/v1/suppressions");

    @Inject
    Router router;

    private String session = "";

    static List<String> values() {
        return List.of(
                "",
                " ",
                "\u0000",
                "%",
                "\ud83d\ude00\u202e",
                "'\"\\;--",
                "99999999999",
                "-1",
                "1e9",
                "+999999999-01-01",
                "-999999999-12-31T23:59:59Z",
                "2027-02-30",
                "0000-00",
                "P999999999999D",
                "PT9223372036854775808S",
                "GMT+99:99",
                "01980000-0000-7000-8000-000000000000",
                base64("no cursor of ours"),
                base64("+999999999-12-31T23:59:59Z 01980000-0000-7000-8000-000000000000"),
                base64("01980000-0000-7000-8000-000000000000\u0000"),
                "____",
                "A".repeat(10_000));
    }

    @Test
    void noValueOfAParameterGivesAServerError() throws Exception {
        List<String> failed = new ArrayList<>();
        for (RequestRoutes.Target route : RequestRoutes.all(router)) {
            if (route.method().equals("GET")) {
                List<String> names = route.query().isEmpty() ? List.of("cursor") : route.query();
                for (String name : names) {
                    for (String value : some(route.path() + name)) {
                        int status = editor(route.path())
                                .queryParam(name, value)
                                .get(route.path().replaceAll("\\{\\w+}", "x"))
                                .statusCode();
                        // With 501 oEmbed says that it has not the format that was asked for.
                        if (status >= 500 && status != 501) {
                            failed.add(status + " " + route.path() + " " + name + "=" + shown(value));
                        }
                    }
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void noPartOfAPathGivesAServerError() throws Exception {
        List<String> failed = new ArrayList<>();
        for (RequestRoutes.Target route : RequestRoutes.all(router)) {
            if (route.method().equals("GET") && route.path().contains("{")) {
                for (String value : some(route.path())) {
                    if (!value.isBlank()) {
                        int status = editor(route.path())
                                .get(route.path().replaceAll("\\{\\w+}", "{value}"), each(route.path(), value))
                                .statusCode();
                        if (status >= 500) {
                            failed.add(status + " " + route.path() + " " + shown(value));
                        }
                    }
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aCursorOfAnotherKindIsRefused(String list) {
        for (String cursor :
                List.of(base64("no cursor of ours"), "____", "\ud83d\ude00", "A".repeat(10_000), "2027-06-08")) {
            assertThat(editor(list).queryParam("cursor", cursor).get(list).statusCode())
                    .as("%s %s", list, shown(cursor))
                    .isEqualTo(400);
        }
        for (String limit : List.of("99999999999", "0", "-1", "1e2", "A".repeat(10_000))) {
            assertThat(editor(list).queryParam("limit", limit).get(list).statusCode())
                    .as("%s limit %s", list, shown(limit))
                    .isEqualTo(400);
        }
    }

    static List<String> lists() {
        return LISTS;
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/events, from, +999999999-01-01",
        "/api/v1/events, to, -999999999-12-31T00:00:00Z",
        "/api/v1/occurrences, from, 9999999999",
        "/calendar.ics, past, P999999999999D",
        "/calendar.ics, past, P-1D",
        "/calendar.ics, alarm, PT9223372036854775808S",
        "/calendar.json, limit, 99999999999",
        "/calendar.atom, country, GBR",
        "/api/v1/feeds/check, past, P99999999Y"
    })
    void whatIsOutOfRangeIsRefused(String path, String name, String value) {
        assertThat(editor(path).queryParam(name, value).get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void aTokenThatIsNoneLeadsNowhere() {
        for (String path : List.of(
                "/subscriptions/{t}", "/subscriptions/confirm/{t}", "/unsubscribe/{t}", "/u/{t}/calendar.ics")) {
            for (String token :
                    List.of("x", "\u0000", "____", "\ud83d\ude00", "A".repeat(5_000), "../x", "%zz", base64("token"))) {
                assertThat(ApiClient.anonymous().get(path, token).statusCode())
                        .as("%s %s", path, shown(token))
                        .isIn(400, 404);
            }
        }
    }

    @Test
    void namesOfZonesAndLanguagesAreBounded() {
        String event = "{\"title\":\"T\",\"start\":\"2027-06-08T09:00\",\"timeZone\":\"" + "A/".repeat(5_000) + "\"}";
        assertThat(ApiClient.editor()
                        .contentType("application/json")
                        .body(event)
                        .post("/api/v1/events")
                        .statusCode())
                .isEqualTo(422);
        String wish = "{\"email\":\"bounded@e.example\",\"locale\":\"" + "x-".repeat(5_000) + "\",\"timeZone\":\""
                + "A/".repeat(5_000) + "\"}";
        assertThat(ApiClient.anonymous()
                        .contentType("application/json")
                        .body(wish)
                        .post("/subscriptions")
                        .statusCode())
                .isEqualTo(422);
        assertThat(ApiClient.anonymous()
                        .header("Accept-Language", "x-".repeat(5_000))
                        .get("/")
                        .statusCode())
                .isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"de;q=1.5", "de;q=NaN", "gzip;q=\"1.5\"", ";q=", "*;q=-1", "-,-", "de;q=0.5;q=2", "\u00e9", ",,,"
            })
    void aLanguageHeaderThatCannotBeReadSaysNothing(String header) {
        for (String path : List.of(
                "/subscribe", "/subscriptions/x", "/unsubscribe/x", "/subscriptions/confirm/x", "/", "/submit")) {
            assertThat(ApiClient.anonymous()
                            .header("Accept-Language", header)
                            .get(path)
                            .statusCode())
                    .as("%s %s", path, header)
                    .isLessThan(500);
        }
    }

    /** A quarter of the values, others for each place: all of them are tried in many places, and it takes seconds. */
    private static List<String> some(String place) {
        List<String> all = values();
        int first = Math.floorMod(place.hashCode(), 4);
        return IntStream.range(0, all.size())
                .filter(i -> i % 4 == first)
                .mapToObj(all::get)
                .toList();
    }

    private static Object[] each(String path, String value) {
        Object[] values = new Object[(int) path.chars().filter(c -> c == '{').count()];
        Arrays.fill(values, value);
        return values;
    }

    /** With an editor's session at the desk, with a token elsewhere. */
    private RequestSpecification editor(String path) {
        return path.startsWith("/admin")
                ? ApiClient.anonymous().redirects().follow(false).cookie("almanac_session", session())
                : ApiClient.editor().redirects().follow(false);
    }

    private String session() {
        if (session.isEmpty()) {
            session = ApiClient.anonymous()
                    .redirects()
                    .follow(false)
                    .header("Sec-Fetch-Site", "same-origin")
                    .formParams(Map.of("email", TestAccounts.ADMIN_EMAIL, "password", TestAccounts.ADMIN_PASSWORD))
                    .post("/admin/login")
                    .cookie("almanac_session");
        }
        return session;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }
}
