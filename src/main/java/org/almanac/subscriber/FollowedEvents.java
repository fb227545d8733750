package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.PublicEvents;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.Venue;
import org.almanac.problem.Problem;
import org.almanac.time.Language;

/** What is coming of what somebody follows, to be shown. The planner does its own reckoning. */
@ApplicationScoped
class FollowedEvents {
    /** Looked at for each thing followed before the countries are held against them. */
    private static final int DEPTH = 50;

    private static final int SHOWN = 5;

    private static final Comparator<UpcomingOccurrence> BY_START = Comparator.<UpcomingOccurrence, Instant>comparing(
                    upcoming -> upcoming.occurrence().startsAt())
            .thenComparing(upcoming -> upcoming.occurrence().id());

    private final PublicEvents events;
    private final CatalogueQueries catalogue;
    private final Clock clock;

    FollowedEvents(PublicEvents events, CatalogueQueries catalogue, Clock clock) {
        this.events = events;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The event of an id or a slug that readers may see; not to be asked within a transaction. */
    Optional<Event> find(String idOrSlug) {
        if (!Slugs.isSlug(idOrSlug)) {
            return Optional.empty();
        }
        try {
            return Optional.of(events.findShown(idOrSlug));
        } catch (Problem unknown) {
            return Optional.empty();
        }
    }

    /** The next instances that take place, by start. */
    List<UpcomingOccurrence> next(Follows follows, int limit) {
        Instant now = clock.instant();
        Stream<UpcomingOccurrence> byFilter = filters(follows).stream()
                .flatMap(filter -> catalogue.upcoming(filter, now, DEPTH).stream())
                .filter(upcoming -> isIn(follows.countries(), upcoming.event()));
        Stream<UpcomingOccurrence> single = follows.events().stream()
                .map(UUID::toString)
                .flatMap(id -> find(id).stream()
                        .flatMap(event -> catalogue.next(event, now, DEPTH).stream()
                                .map(occurrence -> new UpcomingOccurrence(occurrence, event))));
        return Stream.concat(byFilter, single)
                .filter(upcoming -> upcoming.occurrence().status().takesPlace())
                .sorted(BY_START)
                .distinct()
                .limit(limit)
                .toList();
    }

    /** The next few, to be shown beside a choice. */
    List<UpcomingLine> lines(Follows follows, Language language) {
        return next(follows, SHOWN).stream()
                .map(upcoming -> UpcomingLine.of(upcoming, language))
                .toList();
    }

    private static List<EventFilter> filters(Follows follows) {
        if (follows.everything()) {
            return List.of(EventFilter.ALL);
        }
        List<EventFilter> filters = new ArrayList<>();
        if (!follows.tags().isEmpty()) {
            filters.add(new EventFilter(follows.tags(), null, null, null, null, null));
        }
        follows.series().forEach(slug -> filters.add(new EventFilter(Set.of(), slug, null, null, null, null)));
        follows.organisers().forEach(slug -> filters.add(new EventFilter(Set.of(), null, slug, null, null, null)));
        return filters;
    }

    private static boolean isIn(Set<String> countries, Event event) {
        Venue venue = event.content().venue();
        return countries.isEmpty()
                || event.content().onlineUrl() != null
                || (venue != null && venue.country() != null && countries.contains(venue.country()));
    }
}
