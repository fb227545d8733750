package org.almanac.feed.atom;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.almanac.encoding.Markup;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.Organiser;
import org.almanac.event.Tag;
import org.almanac.event.dates.WhenWords;
import org.almanac.feed.FeedAddress;
import org.almanac.feed.render.EventCalendar;
import org.almanac.feed.render.Timestamps;
import org.almanac.ical.write.ICalDetails;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Writes events as Atom entries (RFC 4287 §4.1.2). */
@Singleton
class AtomEntries {
    private final EventCalendar calendar;
    private final SiteSettings site;

    AtomEntries(EventCalendar calendar, SiteSettings site) {
        this.calendar = calendar;
        this.site = site;
    }

    /** An entry: the namespace is that of what it is put into. */
    record Entry(byte[] bytes, Instant updated) {}

    Entry of(Event event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try {
            XMLStreamWriter xml = AtomXml.writer(out);
            write(xml, event);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return new Entry(out.toByteArray(), event.lastModified());
    }

    private void write(XMLStreamWriter xml, Event event) throws XMLStreamException {
        EventContent content = event.content();
        ICalDetails details = calendar.of(event).details();
        FeedAddress address = FeedAddress.ofEvent(event.slug());
        xml.writeStartElement("entry");
        AtomXml.text(xml, "id", "urn:uuid:" + event.id());
        AtomXml.text(xml, "title", details.summary());
        AtomXml.text(xml, "updated", Timestamps.rfc3339(event.lastModified()));
        AtomXml.text(
                xml,
                "published",
                Timestamps.rfc3339(Objects.requireNonNullElse(event.firstPublishedAt(), event.createdAt())));
        if (event.isPublic()) {
            AtomXml.link(xml, "alternate", "text/html", site.link(address.page()));
            AtomXml.link(xml, "related", "text/calendar", site.link(address.calendar()));
        } else if (details.url() != null) {
            AtomXml.link(xml, "alternate", "text/html", details.url());
        }
        // Of what was taken away readers are told that it was, and what has a content needs no link (RFC 4287
        // §4.1.1.1).
        author(xml, event.isPublic() ? content.organiser() : null);
        for (Tag tag : event.isPublic() ? content.tags() : List.<Tag>of()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", Markup.legal(tag.slug()));
            xml.writeAttribute("label", Markup.legal(tag.name()));
        }
        String when = whenAndWhere(event, details);
        AtomXml.text(xml, "summary", summary(event, when));
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(Markup.legal(html(when, details)));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** As an entry has it. */
    String title(Event event) {
        return calendar.of(event).details().summary();
    }

    /** As an entry has it: when and where, and the event's own line. */
    String summary(Event event) {
        return summary(event, whenAndWhere(event, calendar.of(event).details()));
    }

    private static String summary(Event event, String when) {
        String summary = event.isPublic() ? event.content().summary() : null;
        return summary == null ? when : when + ". " + summary;
    }

    private void author(XMLStreamWriter xml, @Nullable Organiser organiser) throws XMLStreamException {
        xml.writeStartElement("author");
        AtomXml.text(xml, "name", organiser == null ? site.siteName() : organiser.name());
        if (organiser != null && organiser.url() != null) {
            AtomXml.text(xml, "uri", organiser.url());
        }
        xml.writeEndElement();
    }

    private static String whenAndWhere(Event event, ICalDetails details) {
        String when = WhenWords.line(event.time());
        return details.location() == null ? when : when + ", " + details.location();
    }

    private static String html(String when, ICalDetails details) {
        String head = "<p>" + Markup.escaped(when) + "</p>\n";
        if (details.styled() != null) {
            return head + details.styled();
        }
        String plain = details.description();
        if (plain == null) {
            return head.strip();
        }
        return head + "<p>" + Markup.escaped(plain).replace("\n\n", "</p>\n<p>").replace("\n", "<br>") + "</p>";
    }
}
