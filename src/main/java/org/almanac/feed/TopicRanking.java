package org.almanac.feed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.Tag;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;

/**
 * What is ahead, with what a page is about first: what is called so, itself or its series; then what is filed under it or
 * says it in its title; then the rest. What ranks alike is in order of time. What a page is about may lie months ahead.
 */
@Singleton
public class TopicRanking {
    private static final int BY_TAG = 3;
    private static final int BY_TITLE = 2;

    private final CatalogueQueries catalogue;

    TopicRanking(CatalogueQueries catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param topics slugs, as {@link Tag#slugOf} makes them
     * @param next the first of what is ahead by the filter, in order of time
     * @param from what is not over at this instant
     * @return {@code limit} at most
     */
    public List<UpcomingOccurrence> ranked(
            EventFilter filter, Set<String> topics, List<UpcomingOccurrence> next, Instant from, int limit) {
        Map<UUID, UpcomingOccurrence> found = new LinkedHashMap<>();
        Set<UUID> named = new HashSet<>();
        Set<UUID> events = new HashSet<>();
        for (UpcomingOccurrence one : catalogue.named(filter, topics, from, limit)) {
            // Of what repeats the next time says it; the others would leave no room.
            if (events.add(one.event().id())) {
                named.add(one.occurrence().id());
            }
            found.put(one.occurrence().id(), one);
        }
        catalogue.upcoming(about(topics, filter), from, limit).stream()
                .filter(one -> fits(one, filter.tags()))
                .forEach(one -> found.putIfAbsent(one.occurrence().id(), one));
        next.forEach(one -> found.putIfAbsent(one.occurrence().id(), one));
        Map<UUID, Integer> ranks = new HashMap<>();
        found.forEach((id, one) -> ranks.put(id, rank(one.event(), topics, named.contains(id))));
        return found.values().stream()
                .sorted(Comparator.comparing((UpcomingOccurrence one) ->
                                -ranks.getOrDefault(one.occurrence().id(), 0))
                        .thenComparing(one -> one.occurrence().startsAt())
                        .thenComparing(one -> one.occurrence().id()))
                .limit(limit)
                .toList();
    }

    private static EventFilter about(Set<String> topics, EventFilter filter) {
        return new EventFilter(
                topics, filter.series(), filter.organiser(), filter.country(), filter.online(), filter.words());
    }

    private static boolean fits(UpcomingOccurrence one, Set<String> tags) {
        return tags.isEmpty() || one.event().content().tags().stream().anyMatch(tag -> tags.contains(tag.slug()));
    }

    private static int rank(Event event, Set<String> topics, boolean named) {
        String title = Tag.slugOf(event.title());
        Set<String> tags = new HashSet<>();
        event.content().tags().forEach(tag -> tags.add(tag.slug()));
        int rank = 0;
        for (String topic : topics) {
            if (tags.contains(topic)) {
                rank += BY_TAG;
            } else if (("-" + title + "-").contains("-" + topic + "-")) {
                rank += BY_TITLE;
            }
        }
        // Whatever else is said of it; the edition of the year that was named before those of others.
        return named ? rank + BY_TAG * topics.size() * (topics.contains(title) ? 3 : 2) : rank;
    }
}
