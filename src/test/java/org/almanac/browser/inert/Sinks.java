package org.almanac.browser.inert;

import static io.restassured.RestAssured.given;
import static org.almanac.browser.HostPage.widget;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.StringReader;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.almanac.browser.HostPage;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Everywhere that an event comes out once it is published. A calendar holds an event of each {@link Payload} under one
 * tag, in that month.
 */
record Sinks(String calendar, String tag, YearMonth month, ObjectMapper json) {

    void eventPage(Page page, String slug, Payload payload) {
        page.navigate(calendar + "/events/" + slug);

        Inert.check(page, payload.name());
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText(payload.text());
        Object name = page.evaluate(
                "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent).name");
        assertThat(name).isEqualTo(payload.text());
    }

    void lists(Page page) {
        String monthPath = "/month/" + month;
        Stream.of(
                        "/",
                        "/?tag=" + tag,
                        "/tags/" + tag,
                        monthPath,
                        monthPath + "?tag=" + tag,
                        "/subscribe",
                        "/submit",
                        "/embed?tags=" + tag + "&limit=20",
                        "/embed?tags=" + tag + "&limit=20&layout=compact",
                        "/embed?tags=" + tag + "&limit=20&layout=month&subscribe",
                        "/widget.html?tags=" + tag + "&limit=20",
                        "/widget.html?tags=" + tag + "&limit=20&layout=compact",
                        "/widget.html?tags=" + tag + "&limit=20&layout=month")
                .forEach(path -> {
                    page.navigate(calendar + path);
                    Inert.check(page, path);
                });
    }

    void widgetOnAPageThatAllowsAll(Page page, String layout) {
        new HostPage(calendar)
                .open(
                        page,
                        widget("tags=" + tag + " limit=20 subscribe layout=" + layout)
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

    void calendarFiles(Page page) {
        for (String path : List.of("/calendar.ics?tag=" + tag + "&keydates=true", "/tags/" + tag + ".ics")) {
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

    void xmlAndJson(Page page) throws IOException {
        NodeList contents = atom().getElementsByTagNameNS("*", "content");
        assertThat(contents.getLength()).isEqualTo(Payload.values().length);
        for (int i = 0; i < contents.getLength(); i++) {
            Element content = (Element) contents.item(i);
            if (content.getAttribute("type").equals("html")) {
                Inert.checkHtml(page, content.getTextContent(), "atom");
            }
        }
        assertThat(json.readTree(given().get("/calendar.jscal?tag=" + tag).asString())
                        .findValuesAsText("title"))
                .containsAll(titles());
        for (String path : List.of("/calendar.json?tag=" + tag, "/widget.json?tags=" + tag)) {
            assertThat(json.readTree(given().get(path).asString()).at("/items").findValuesAsText("title"))
                    .containsExactlyInAnyOrderElementsOf(titles());
        }
    }

    private Element atom() throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            String atom = given().get("/calendar.atom?tag=" + tag).asString();
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(atom)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError("calendar.atom is no XML", e);
        }
    }

    static List<String> titles() {
        return Stream.of(Payload.values()).map(Payload::text).toList();
    }

    private static String unescaped(String value) {
        return value.replace("\\n", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\");
    }
}
