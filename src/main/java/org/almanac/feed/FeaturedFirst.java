package org.almanac.feed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.event.EventFilter;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;

/** What is ahead, with featured events first: of each the next time that it takes place, which may be months ahead. */
@Singleton
public class FeaturedFirst {
    private final CatalogueQueries catalogue;

    FeaturedFirst(CatalogueQueries catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param next what is ahead by the filter, in the order that the rest keeps
     * @param from what is not over at this instant
     * @return {@code limit} at most
     */
    public List<UpcomingOccurrence> ordered(
            EventFilter filter, List<UpcomingOccurrence> next, Instant from, int limit) {
        List<UpcomingOccurrence> featured = catalogue.featured(filter, from, limit);
        Set<UUID> first = new HashSet<>();
        featured.forEach(one -> first.add(one.occurrence().id()));
        return Stream.concat(
                        featured.stream(),
                        next.stream()
                                .filter(one -> !first.contains(one.occurrence().id())))
                .limit(limit)
                .toList();
    }
}
