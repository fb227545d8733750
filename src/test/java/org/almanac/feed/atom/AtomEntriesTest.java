package org.almanac.feed.atom;

import static org.almanac.feed.FeedExamples.days;
import static org.almanac.feed.FeedExamples.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.almanac.event.EventStatus;
import org.almanac.feed.ExampleSite;
import org.almanac.feed.render.EventCalendar;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class AtomEntriesTest {
    private static final AtomEntries ENTRIES = new AtomEntries(new EventCalendar(new ExampleSite()), new ExampleSite());

    @Test
    void anEntryTellsWhatWhenAndWhere() throws Exception {
        Element entry = parsed(ENTRIES.of(event("5G", days("2027-06-08", "2027-06-10"), EventStatus.CANCELLED, null)));

        assertThat(text(entry, "id")).isEqualTo("urn:uuid:01980000-0000-7000-8000-000000000001");
        assertThat(text(entry, "title")).isEqualTo("Cancelled: 5G");
        assertThat(text(entry, "updated")).isEqualTo("2026-01-01T00:01:30Z");
        assertThat(text(entry, "published")).isEqualTo("2026-01-01T00:01:00Z");
        assertThat(text(entry, "name")).isEqualTo("Informa");
        assertThat(text(entry, "summary")).contains("June 2027", "ExCeL London").endsWith("Three days of 5G.");
        assertThat(text(entry, "content"))
                .contains("<p>Three days of 5G.</p>", "<h2>Agenda</h2>", "Keynotes &amp; &lt;b&gt;more&lt;/b&gt;");
        Element category = (Element) entry.getElementsByTagName("category").item(1);
        assertThat(category.getAttribute("term")).isEqualTo("r-d");
        assertThat(category.getAttribute("label")).isEqualTo("R&D");
        Element link = (Element) entry.getElementsByTagName("link").item(0);
        assertThat(link.getAttribute("rel")).isEqualTo("alternate");
        assertThat(link.getAttribute("href")).isEqualTo("https://events.example/events/5g");
    }

    @Test
    void anyTextMakesWellFormedXml() throws Exception {
        String hostile = "a\u0000b\u0008c\u000bd\uFFFEe\uD800f ]]> & < > \" ' \uD83D\uDE00 \u0085\u2028g";

        Element entry =
                parsed(ENTRIES.of(event(hostile, days("2027-06-08", "2027-06-10"), EventStatus.CONFIRMED, null)));

        assertThat(text(entry, "title"))
                .startsWith("abcdef ]]> & < > \" ' \uD83D\uDE00")
                .endsWith("g");
    }

    private static Element parsed(AtomEntries.Entry entry) throws Exception {
        String xml = new String(entry.bytes(), StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static String text(Element entry, String name) {
        return entry.getElementsByTagName(name).item(0).getTextContent();
    }
}
