package org.almanac.site.event;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;

/** What else is ahead for those who look at an event: of its series first, then by how many tags they share. */
@Singleton
class RelatedEvents {
    private static final int MOST = 4;
    private static final int LOOKED_AT = 30;

    private final CatalogueQueries queries;

    RelatedEvents(CatalogueQueries queries) {
        this.queries = queries;
    }

    List<UpcomingOccurrence> of(Event event, Instant now) {
        Map<UUID, UpcomingOccurrence> found = new LinkedHashMap<>();
        Series series = event.content().series();
        if (series != null) {
            add(
                    found,
                    queries.upcoming(new EventFilter(Set.of(), series.slug(), null, null, null, null), now, MOST + 1));
        }
        Set<String> tags = slugs(event);
        if (!tags.isEmpty()) {
            add(
                    found,
                    queries.upcoming(new EventFilter(tags, null, null, null, null, null), now, LOOKED_AT).stream()
                            .sorted(Comparator.comparing(one -> -shared(tags, one.event())))
                            .toList());
        }
        found.remove(event.id());
        return found.values().stream()
                .filter(one -> one.occurrence().status().takesPlace())
                .limit(MOST)
                .toList();
    }

    private static void add(Map<UUID, UpcomingOccurrence> found, List<UpcomingOccurrence> more) {
        more.forEach(one -> found.putIfAbsent(one.event().id(), one));
    }

    private static int shared(Set<String> tags, Event other) {
        Set<String> both = slugs(other);
        both.retainAll(tags);
        return both.size();
    }

    private static Set<String> slugs(Event event) {
        Set<String> slugs = new TreeSet<>();
        event.content().tags().stream().map(Tag::slug).forEach(slugs::add);
        return slugs;
    }
}
