package org.almanac.browser.inert;

import static io.restassured.RestAssured.given;
import static org.almanac.api.ApiClient.editor;
import static org.almanac.browser.Site.address;
import static org.almanac.browser.Site.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.almanac.browser.BrowserSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody types stays text, wherever it comes out: the table is the payloads by the sinks. */
@QuarkusTest
class InertTest {
    private static final String TAG = "inert";
    private static final List<Map<String, String>> EVENTS = new ArrayList<>();

    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @Inject
    Clock clock;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void publishOnce() {
        if (EVENTS.isEmpty()) {
            LocalDateTime start = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.MINUTES)
                    .plusDays(2);
            for (Payload payload : Payload.values()) {
                EVENTS.add(editor().contentType(ContentType.JSON)
                        .body(payload.event(start.plusHours(payload.ordinal()), TAG))
                        .post("/api/v1/events")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getMap("", String.class, String.class));
            }
        }
    }

    @Test
    void inTheEventsPage() {
        Page page = BROWSER.page();
        for (Payload payload : Payload.values()) {
            sinks().eventPage(page, String.valueOf(EVENTS.get(payload.ordinal()).get("slug")), payload);
        }
    }

    @Test
    void inAddresses() {
        Page page = BROWSER.page();
        for (Payload payload : Payload.values()) {
            String text = URLEncoder.encode(payload.text(), StandardCharsets.UTF_8);
            for (String path : List.of(
                    "/?q=" + text,
                    "/embed?empty-text=" + text + "&lang=" + text + "&theme=" + text + "&layout=" + text + "&tags="
                            + text)) {
                page.navigate(at(path));
                Inert.check(page, path);
            }
            for (String path : addresses(text, text.replace("+", "%20"))) {
                Response answer =
                        given().urlEncodingEnabled(false).accept("text/html").get(path);
                if (answer.contentType().startsWith("text/html")) {
                    Inert.checkHtml(page, answer.asString(), path);
                } else {
                    // What is no page must not be taken for one.
                    assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
                }
            }
        }
    }

    /** Every address that takes something which may come back on a page. */
    private static List<String> addresses(String query, String segment) {
        return List.of(
                "/?tag=" + query,
                "/?series=" + query + "&organiser=" + query + "&country=" + query + "&online=" + query,
                "/?cursor=" + query,
                "/month/2031-01?q=" + query + "&tag=" + query,
                "/month/2031-01?day=" + query,
                "/month/" + segment,
                "/events/" + segment,
                "/cards/" + segment,
                "/tags/" + segment,
                "/series/" + segment,
                "/organisers/" + segment,
                "/tags/" + segment + ".ics",
                "/calendar.atom?q=" + query,
                "/calendar.ics?" + query + "=1",
                "/subscribe?tag=" + query + "&series=" + query + "&event=" + query + "&country=" + query + "&q="
                        + query,
                "/subscriptions/" + segment,
                "/subscriptions/confirm/" + segment,
                "/unsubscribe/" + segment,
                "/submit?title=" + query,
                "/admin/login?next=" + query + "&error=" + query,
                "/widget.html?empty-text=" + query + "&lang=" + query,
                "/oembed?url=" + query + "&format=" + query,
                "/nowhere/" + segment + "?" + query);
    }

    @Test
    void inFormsThatAreShownAgain() {
        Page page = BROWSER.page();
        for (Payload payload : Payload.values()) {
            String form = given().accept("text/html")
                    .formParam("email", payload.text())
                    .formParam("tags", payload.text())
                    .formParam("countries", payload.text())
                    .formParam("locale", payload.text())
                    .post("/subscriptions")
                    .then()
                    .statusCode(422)
                    .extract()
                    .asString();
            Inert.checkHtml(page, form, payload.name());
        }
    }

    @Test
    void inLists() {
        sinks().lists(BROWSER.page());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "compact", "month"})
    void inTheWidgetOnAPageThatAllowsAll(String layout) {
        sinks().widgetOnAPageThatAllowsAll(BROWSER.page(), layout);
    }

    @Test
    void inCalendarFiles() {
        sinks().calendarFiles(BROWSER.page());
    }

    @Test
    void inFeedsOfXmlAndJson() throws Exception {
        sinks().xmlAndJson(BROWSER.page());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", " javascript:x"})
    void addressesThatAreNotOfTheWebAreRefused(String url) {
        for (String field : List.of("url", "registrationUrl", "onlineUrl", "image")) {
            editor().contentType(ContentType.JSON)
                    .body(Map.of("title", "T", "start", "2031-01-01T10:00", "timeZone", "UTC", field, url))
                    .post("/api/v1/events")
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void lineBreaksInWhatIsOneLineMakeNoLines() {
        String broken = "One\r\nBcc: x@example.com\r\nBEGIN:VALARM\nX-Y:z";
        LocalDateTime start =
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3);
        Map<String, Object> event = Payload.SCRIPT.event(start, "inert-lines");
        event.put("title", broken);
        event.put("venue", Map.of("name", broken, "city", broken));
        int status = editor().contentType(ContentType.JSON)
                .body(event)
                .post("/api/v1/events")
                .statusCode();

        String feed = given().get("/calendar.ics?tag=inert-lines").asString();
        assertThat(status).isIn(201, 422);
        assertThat(feed.lines()).noneMatch(line -> line.matches("(?i)(bcc|begin:valarm|x-y).*"));
    }

    private Sinks sinks() {
        YearMonth month = YearMonth.from(
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2));
        return new Sinks(address(), TAG, month, json);
    }
}
