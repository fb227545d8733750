package org.almanac.feed.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.almanac.encoding.Markup;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.feed.FeedAddress;
import org.almanac.markdown.Markdown;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * What calendars say in the description of an event; read once for it and all of its instances.
 *
 * @param styled the same as HTML; null when there is no more to it than to the plain text
 */
record EventDescription(String plain, @Nullable String styled) {

    /** Nothing is said of what was taken away. */
    static EventDescription of(Event event, SiteSettings site) {
        if (!event.isPublic()) {
            return new EventDescription("", null);
        }
        EventContent content = event.content();
        String page = site.link(FeedAddress.ofEvent(event.slug()).page());
        Markdown markdown = content.description() == null ? null : Markdown.of(content.description());
        return new EventDescription(description(content, markdown, page), styled(content, markdown, page));
    }

    private static String description(EventContent content, @Nullable Markdown markdown, String page) {
        List<String> parts = new ArrayList<>();
        if (content.note() != null) {
            parts.add(content.note());
        }
        if (content.summary() != null) {
            parts.add(content.summary());
        }
        if (markdown != null) {
            parts.add(markdown.plainText());
        }
        parts.add(links(content, page).entrySet().stream()
                .map(link -> link.getKey() + ": " + link.getValue())
                .collect(Collectors.joining("\n")));
        return String.join("\n\n", parts);
    }

    private static @Nullable String styled(EventContent content, @Nullable Markdown markdown, String page) {
        // Programs that do not know the property call it an error, so it is there only where it adds something.
        if (markdown == null || !markdown.isStyled()) {
            return null;
        }
        String summary = content.summary() == null ? "" : "<p>" + Markup.escaped(content.summary()) + "</p>\n";
        String note = content.note() == null
                ? ""
                : "<p>" + Markup.escaped(content.note()).replace("\n", "<br>") + "</p>\n";
        return note
                + summary
                + markdown.portableHtml().strip()
                + links(content, page).entrySet().stream()
                        .map(link -> "<a href=\"" + Markup.escaped(link.getValue()) + "\">" + link.getKey() + "</a>")
                        .collect(Collectors.joining(" · ", "\n<p>", "</p>"));
    }

    private static Map<String, String> links(EventContent content, String page) {
        Map<String, @Nullable String> links = new LinkedHashMap<>();
        links.put("Website", content.url());
        links.put("Registration", content.registrationUrl());
        links.put("Online", content.onlineUrl());
        links.put("Details", page);
        links.values().removeIf(Objects::isNull);
        return links;
    }
}
