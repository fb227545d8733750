package org.almanac.importer.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.event.SaveEvent;
import org.almanac.event.SaveEventBuilder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from a web page, or from a document of JSON-LD. What a page says in a way made for programs goes before
 * what it says to people.
 */
public final class PageReader {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9_.:-]+)");

    private PageReader() {}

    /**
     * @param contentType as the server sent it; its charset goes before the page's own word
     * @param address where it came from
     * @param own zone of times that tell none
     * @return those that the page names as events; empty when it names none
     */
    public static List<PageEvent> events(byte[] body, String contentType, String address, ZoneId own) {
        return events(parsed(body, contentType, address), own);
    }

    /**
     * The same, or at least what the page is about: what it is called, says of itself, and the first days in it.
     *
     * @return empty when the page is not even called anything
     */
    public static List<PageEvent> eventsOrPage(byte[] body, String contentType, String address, ZoneId own) {
        Document page = parsed(body, contentType, address);
        List<PageEvent> events = events(page, own);
        Optional<PageEvent> plain = new PlainPage(page).read(own);
        if (events.isEmpty()) {
            return plain.map(List::of).orElse(List.of());
        }
        return events.size() == 1 && plain.isPresent() ? List.of(completed(events.get(0), plain.get())) : events;
    }

    private static Document parsed(byte[] body, String contentType, String address) {
        Matcher charset = CHARSET.matcher(contentType);
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        try {
            if (type.endsWith("json")) {
                Document bare = new Document(address);
                Element script =
                        bare.appendElement("html").appendElement("head").appendElement("script");
                script.attr("type", "application/ld+json");
                script.appendChild(new DataNode(new String(body, StandardCharsets.UTF_8)));
                return bare;
            }
            return Jsoup.parse(
                    new ByteArrayInputStream(body), charset.find() ? known(charset.group(1)) : null, address);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be read", e);
        }
    }

    private static @Nullable String known(String charset) {
        try {
            return Charset.isSupported(charset) ? charset : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<PageEvent> events(Document page, ZoneId own) {
        JsonLd data = JsonLd.of(page.select("script[type]").stream()
                .filter(script ->
                        script.attr("type").strip().toLowerCase(Locale.ROOT).startsWith("application/ld+json"))
                .map(Element::data)
                .toList());
        List<PageEvent> events = new ArrayList<>();
        for (ObjectNode event : data.events()) {
            add(events, new EventThing(event, data::resolved, page.baseUri(), "json-ld").read(own));
        }
        if (events.isEmpty()) {
            for (ObjectNode event : Microdata.events(page)) {
                add(events, new EventThing(event, node -> node, page.baseUri(), "microdata").read(own));
            }
        }
        return events;
    }

    /** Some pages name the same event more than once, for different search engines. */
    private static void add(List<PageEvent> events, PageEvent found) {
        SaveEvent event = found.event();
        boolean known = events.stream()
                .map(PageEvent::event)
                .anyMatch(other -> String.valueOf(other.title()).equals(String.valueOf(event.title()))
                        && String.valueOf(other.start()).equals(String.valueOf(event.start())));
        if (event.title() != null && !known) {
            events.add(found);
        }
    }

    /** What the only event of a page does not say itself, as the page around it says it; never the days. */
    private static PageEvent completed(PageEvent event, PageEvent page) {
        Map<String, String> from = new LinkedHashMap<>(event.from());
        SaveEvent said = event.event();
        SaveEvent around = page.event();
        SaveEventBuilder whole = said.toBuilder();
        if (said.image() == null && around.image() != null) {
            whole.image(around.image());
            from.put("image", page.from().getOrDefault("image", "page"));
        }
        if (said.url() == null && around.url() != null) {
            whole.url(around.url());
            from.put("url", page.from().getOrDefault("url", "page"));
        }
        if (said.description() == null && around.summary() != null) {
            whole.summary(around.summary());
            from.put("summary", page.from().getOrDefault("summary", "page"));
        }
        return new PageEvent(whole.build(), from);
    }
}
