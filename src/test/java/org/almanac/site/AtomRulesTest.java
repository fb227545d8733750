package org.almanac.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.almanac.event.Actor;
import org.almanac.event.SaveEvent;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The Atom feed that pages link to, by the rules of RFC 4287 §4.1. */
@QuarkusTest
class AtomRulesTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @Inject
    Catalogue catalogue;

    @Test
    void aFeedAndEachOfItsEntriesHaveAllThatTheyMustHaveAndOnlyOnce() throws Exception {
        add("One & <two>");
        add("Another");
        byte[] bytes = given().get("/tags/atom-rules.atom").body().asByteArray();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Element feed = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();

        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        demandIdTitleAndUpdated(feed);
        assertThat(links(feed, "self")).hasSize(1);
        List<Element> entries = children(feed, "entry");
        assertThat(entries).hasSize(2);
        assertThat(entries.stream().map(entry -> text(entry, "id"))).doesNotHaveDuplicates();
        for (Element entry : entries) {
            demandIdTitleAndUpdated(entry);
            // §4.1.2: without content there must be an alternate; there is always a page to go to.
            assertThat(links(entry, "alternate"))
                    .hasSize(1)
                    .allMatch(href -> URI.create(href).isAbsolute());
            // §4.1.1, §4.1.2: who wrote it, on the feed or on every entry.
            assertThat(children(feed, "author").size()
                            + children(entry, "author").size())
                    .isPositive();
        }
    }

    private static void demandIdTitleAndUpdated(Element element) {
        for (String name : List.of("id", "title", "updated")) {
            assertThat(children(element, name)).as(name).hasSize(1);
        }
        assertThat(URI.create(text(element, "id")).isAbsolute()).isTrue();
        assertThat(OffsetDateTime.parse(text(element, "updated"))).isNotNull();
        assertThat(text(element, "title")).isNotBlank();
    }

    private static List<String> links(Element element, String rel) {
        return children(element, "link").stream()
                .filter(link -> (link.hasAttribute("rel") ? link.getAttribute("rel") : "alternate").equals(rel))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private static String text(Element element, String name) {
        return children(element, name).get(0).getTextContent();
    }

    private static List<Element> children(Element element, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && name.equals(inner.getLocalName())) {
                found.add(inner);
            }
        }
        return found;
    }

    private void add(String title) {
        catalogue.create(
                SaveEvent.builder()
                        .title(title)
                        .start("2031-06-08")
                        .timeZone("UTC")
                        .allDay(true)
                        .published(true)
                        .tags(List.of("atom-rules"))
                        .keyDates(List.of())
                        .build(),
                new Actor("test"));
    }
}
