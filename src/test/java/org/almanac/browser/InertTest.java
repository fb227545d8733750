package org.almanac.browser;

import static io.restassured.RestAssured.given;
import static org.almanac.api.ApiClient.editor;
import static org.almanac.browser.HostPage.widget;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.net.URI;
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
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What anybody types stays text, wherever it comes out: the table is the payloads by the sinks. */
@QuarkusTest
class InertTest {
    private static final String TAG = "inert";
    private static final List<Map<String, String>> EVENTS = new ArrayList<>();

    @RegisterExtension
    static final BrowserSession BROWSER = new BrowserSession();

    @TestHTTPResource("/")
    URI address;

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
            page.navigate(
                    calendar() + "/events/" + EVENTS.get(payload.ordinal()).get("slug"));

            Inert.check(page, payload.name());
            PlaywrightAssertions.assertThat(page.locator("h1")).hasText(payload.text());
            Object name = page.evaluate(
                    "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent).name");
            assertThat(name).isEqualTo(payload.text());
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
                page.navigate(calendar() + path);
                Inert.check(page, path);
            }
            for (String path : List.of(
                    "/?tag=" + text,
                    "/subscribe?tag=" + text + "&series=" + text,
                    "/tags/" + text.replace("+", "%20"),
                    "/widget.html?empty-text=" + text + "&lang=" + text,
                    "/oembed?url=" + text,
                    "/nowhere?" + text)) {
                Inert.checkHtml(
                        page,
                        given().urlEncodingEnabled(false)
                                .accept("text/html")
                                .get(path)
                                .asString(),
                        path);
            }
        }
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

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/?tag=inert",
                "/tags/inert",
                "/subscribe",
                "/submit",
                "/embed?tags=inert&limit=20",
                "/embed?tags=inert&limit=20&layout=compact",
                "/embed?tags=inert&limit=20&layout=month&subscribe",
                "/widget.html?tags=inert&limit=20",
                "/widget.html?tags=inert&limit=20&layout=compact",
                "/widget.html?tags=inert&limit=20&layout=month");
    }

    @Test
    void inLists() {
        Page page = BROWSER.page();
        String month = "/month/"
                + YearMonth.from(
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2));
        Stream.concat(pages(), Stream.of(month, month + "?tag=inert")).forEach(path -> {
            page.navigate(calendar() + path);
            Inert.check(page, path);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "compact", "month"})
    void inTheWidgetOnAPageThatAllowsAll(String layout) {
        Page page = BROWSER.page();
        new HostPage(calendar())
                .open(
                        page,
                        widget("tags=inert limit=20 subscribe layout=" + layout)
                                + widget("tags=none-such empty-text='"
                                        + Payload.IMAGE.text().replace("'", "&#39;") + "'"));

        PlaywrightAssertions.assertThat(page.locator("[data-state]")).hasCount(2);
        PlaywrightAssertions.assertThat(page.locator(".title")).hasCount(Payload.values().length);
        assertThat(page.locator(".title").allTextContents()).containsExactlyInAnyOrderElementsOf(titles());
        if (layout.equals("list")) {
            for (int i = 0; i < Payload.values().length; i++) {
                page.locator(".add").nth(i).click();
                PlaywrightAssertions.assertThat(page.locator(".menu")).isVisible();
                Inert.check(page, "the menu");
                page.keyboard().press("Escape");
            }
        }
        Inert.check(page, layout);
    }

    @Test
    void inCalendarFiles() {
        Page page = BROWSER.page();
        for (String path : List.of("/calendar.ics?tag=inert&keydates=true", "/tags/inert.ics")) {
            String text = given().get(path).asString();
            assertThat(text.lines()).allMatch(line -> line.matches("[A-Z][A-Z0-9-]*[;:].*| .*"), path);
            List<VEvent> events = Biweekly.parse(text).first().getEvents();
            assertThat(events).allMatch(event -> event.getAlarms().isEmpty());
            assertThat(events.stream()
                            .map(event -> event.getSummary().getValue())
                            .toList())
                    .containsAll(titles());
            assertThat(events.stream().map(event -> event.getUid().getValue()).distinct())
                    .hasSize(events.size());
            events.stream()
                    .flatMap(event -> event.getExperimentalProperties("STYLED-DESCRIPTION").stream())
                    .forEach(styled -> Inert.checkHtml(page, unescaped(styled.getValue()), "STYLED-DESCRIPTION"));
        }
    }

    @Test
    void inFeedsOfXmlAndJson() throws Exception {
        Page page = BROWSER.page();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        String atom = given().get("/calendar.atom?tag=inert").asString();
        Element feed = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(atom)))
                .getDocumentElement();
        NodeList contents = feed.getElementsByTagNameNS("*", "content");
        assertThat(contents.getLength()).isEqualTo(Payload.values().length);
        for (int i = 0; i < contents.getLength(); i++) {
            Element content = (Element) contents.item(i);
            if (content.getAttribute("type").equals("html")) {
                Inert.checkHtml(page, content.getTextContent(), "atom");
            }
        }
        assertThat(json.readTree(given().get("/calendar.jscal?tag=inert").asString())
                        .findValuesAsText("title"))
                .containsAll(titles());
        for (String path : List.of("/calendar.json?tag=inert", "/widget.json?tags=inert")) {
            assertThat(json.readTree(given().get(path).asString()).at("/items").findValuesAsText("title"))
                    .containsExactlyInAnyOrderElementsOf(titles());
        }
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

    private static List<String> titles() {
        return Stream.of(Payload.values()).map(Payload::text).toList();
    }

    private static String unescaped(String value) {
        return value.replace("\\n", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\");
    }

    private String calendar() {
        return address.toString().replaceFirst("/$", "");
    }
}
