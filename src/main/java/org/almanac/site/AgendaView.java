package org.almanac.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.almanac.event.OccurrencePage;
import org.almanac.event.Tag;
import org.almanac.feed.SubscribeLinks;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * A list of what is coming up.
 *
 * @param kicker what kind of thing the heading names; empty on the front page
 * @param links to keep what the list shows in view
 * @param tags links that narrow or widen the list
 * @param words what was searched for; empty for nothing
 * @param everything whether the list leaves nothing out
 * @param continued whether this is not the first page
 * @param later the next page; null on the last
 */
record AgendaView(
        String kicker,
        String heading,
        String canonical,
        String feed,
        SubscribeLinks links,
        String subscribe,
        List<MonthView> months,
        List<TagLink> tags,
        String words,
        boolean everything,
        boolean continued,
        @Nullable String later) {
    private static final int MOST_TAGS = 14;

    /** @param chosen whether the list shows only events with such tags */
    record TagLink(String name, String url, boolean chosen) {}

    static AgendaView of(
            String kicker, String heading, Choice choice, OccurrencePage page, Instant now, SiteSettings site) {
        String words = choice.filter().words();
        String next = page.nextCursor();
        return new AgendaView(
                kicker,
                heading,
                choice.address(),
                choice.feed(),
                SubscribeLinks.of(
                        choice.isEverything() ? site.siteName() : site.siteName() + ": " + heading,
                        choice.filter(),
                        site),
                choice.subscribe(),
                MonthView.group(page.occurrences(), now),
                choice.isFront() ? tagLinks(page, choice) : List.of(),
                words == null ? "" : words,
                choice.isEverything(),
                choice.cursor() != null,
                next == null ? null : choice.continuedAt(next));
    }

    /** The tags that are chosen, then those that most of these events have. */
    private static List<TagLink> tagLinks(OccurrencePage page, Choice choice) {
        Map<Tag, Integer> counts = new LinkedHashMap<>();
        page.occurrences()
                .forEach(one -> one.event().content().tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
        Comparator<Map.Entry<Tag, Integer>> order = Comparator.comparing(
                entry -> !choice.filter().tags().contains(entry.getKey().slug()));
        return counts.entrySet().stream()
                .sorted(order.thenComparing(
                                Map.Entry.<Tag, Integer>comparingByValue().reversed())
                        .thenComparing(entry -> entry.getKey().name()))
                .limit(MOST_TAGS)
                .map(Map.Entry::getKey)
                .map(tag -> new TagLink(
                        tag.name(),
                        choice.toggling(tag.slug()),
                        choice.filter().tags().contains(tag.slug())))
                .toList();
    }
}
