package org.almanac.feed.atom;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.almanac.event.read.FeedQueries;
import org.almanac.feed.CalendarExtras;
import org.almanac.feed.FeedAddress;
import org.almanac.feed.FeedFormat;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedSettings;
import org.almanac.feed.render.FeedContents;
import org.almanac.feed.render.FeedQuery;
import org.almanac.feed.render.FeedRenderer;
import org.almanac.feed.render.FeedSegment;
import org.almanac.feed.render.FragmentStore;
import org.almanac.feed.render.RenderTime;
import org.almanac.feed.render.Timestamps;
import org.almanac.problem.RenderFailures;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** News as Atom: what was announced and changed last, the latest first. */
@Singleton
class AtomRenderer implements FeedRenderer {
    /** Feed readers keep what they have seen; they need only what is new since they looked. */
    private static final int MOST_ENTRIES = 100;

    /** Of a tag URI (RFC 4151): any day on which the site's name was the site's. It must never change. */
    private static final String SINCE = "2026";

    private final FeedQuery query;
    private final FragmentStore<AtomEntries.Entry> fragments;
    private final SiteSettings site;

    AtomRenderer(
            FeedQuery query,
            FeedQueries queries,
            RenderFailures failures,
            AtomEntries entries,
            SiteSettings site,
            FeedSettings settings) {
        this.query = query;
        this.site = site;
        fragments = new FragmentStore<>(
                FeedFormat.ATOM,
                queries,
                failures,
                entries::of,
                entry -> entry.bytes().length,
                FeedSettings.cacheOctets(settings));
    }

    @Override
    public FeedFormat format() {
        return FeedFormat.ATOM;
    }

    @Override
    public Rendering render(FeedRequest request, RenderTime moment, @Nullable Object earlier) {
        FeedContents contents = query.latest(request, moment, MOST_ENTRIES);
        List<FeedSegment> segments =
                contents.equalsIn((FeedContents) earlier) ? null : List.of(FeedSegment.of(write(request, contents)));
        return new Rendering(segments, contents, contents.changesAt());
    }

    private byte[] write(FeedRequest request, FeedContents contents) {
        List<AtomEntries.Entry> entries = fragments.of(contents.versions());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = AtomXml.writer(out);
            head(xml, request, contents, entries);
            xml.flush();
            entries.forEach(entry -> {
                out.write('\n');
                out.writeBytes(entry.bytes());
            });
            out.writeBytes("\n</feed>\n".getBytes(StandardCharsets.US_ASCII));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void head(XMLStreamWriter xml, FeedRequest request, FeedContents contents, List<AtomEntries.Entry> entries)
            throws XMLStreamException {
        FeedAddress address = contents.address();
        String self = address.feed(FeedFormat.ATOM, request.past(), CalendarExtras.NONE);
        Instant updated = entries.stream()
                .map(AtomEntries.Entry::updated)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(AtomXml.NAMESPACE);
        AtomXml.text(xml, "id", "tag:" + site.host() + "," + SINCE + ":" + self);
        AtomXml.text(xml, "title", contents.name());
        AtomXml.text(xml, "updated", Timestamps.rfc3339(updated));
        AtomXml.link(xml, "self", "application/atom+xml", site.link(self));
        AtomXml.link(xml, "alternate", "text/html", site.link(address.page()));
        xml.writeStartElement("author");
        AtomXml.text(xml, "name", site.siteName());
        xml.writeEndElement();
        // The start tag of an element without content is left open until something follows.
        AtomXml.text(xml, "generator", "Almanac");
    }
}
