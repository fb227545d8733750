package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.event.Event;
import org.almanac.event.Occurrence;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.store.OccurrenceEntity;
import org.almanac.event.store.OccurrenceRepository;

/** Reads instances together with their events. What is not there, or of which the event cannot be read, is left out. */
@ApplicationScoped
class OccurrenceLookup {
    private final OccurrenceRepository occurrences;
    private final EventLookup events;

    OccurrenceLookup(OccurrenceRepository occurrences, EventLookup events) {
        this.occurrences = occurrences;
        this.events = events;
    }

    /** Stored ones in the order of the ids. */
    List<UpcomingOccurrence> load(List<UUID> ids) {
        Map<UUID, OccurrenceEntity> rows = new HashMap<>();
        occurrences.listByIds(ids).forEach(row -> rows.put(row.id, row));
        List<OccurrenceEntity> ordered =
                ids.stream().map(rows::get).filter(Objects::nonNull).toList();
        Map<UUID, Event> known = events(ordered.stream().map(row -> row.eventId), List.of());
        List<UpcomingOccurrence> found = new ArrayList<>();
        for (OccurrenceEntity row : ordered) {
            Event event = known.get(row.eventId);
            if (event != null) {
                found.add(new UpcomingOccurrence(row.toOccurrence(event.time()), event));
            }
        }
        return found;
    }

    /** In their order. @param known events that need not be read again */
    List<UpcomingOccurrence> withEvents(List<Occurrence> some, Collection<Event> known) {
        Map<UUID, Event> byId = events(some.stream().map(Occurrence::eventId), known);
        List<UpcomingOccurrence> found = new ArrayList<>();
        for (Occurrence one : some) {
            Event event = byId.get(one.eventId());
            if (event != null) {
                found.add(new UpcomingOccurrence(one, event));
            }
        }
        return found;
    }

    private Map<UUID, Event> events(Stream<UUID> ids, Collection<Event> known) {
        Map<UUID, Event> byId = new HashMap<>();
        // Such a one may be as it is on one of its dates.
        known.stream().filter(event -> !event.hasDatesWithOwnWords()).forEach(event -> byId.put(event.id(), event));
        events.load(ids.distinct().filter(id -> !byId.containsKey(id)).toList())
                .forEach(event -> byId.put(event.id(), event));
        return byId;
    }
}
