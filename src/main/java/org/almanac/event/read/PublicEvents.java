package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.store.EventChangeEntity;
import org.almanac.event.store.EventChangeRepository;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.EventRepository;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Events as readers may see them, for whatever readers can reach. What was hidden or withdrawn is not {@link
 * Event#isPublic()} and is otherwise as it was when it was last public: its title, times, place, online address, status and
 * key dates, and nothing else. What has been edited since is not in it, nor is what was never published.
 */
@ApplicationScoped
@Transactional
public class PublicEvents {
    /** A double of a double of a double. */
    private static final int MOST_HOPS = 10;

    private final EventRepository events;
    private final EventChangeRepository changes;
    private final EventLookup lookup;
    private final OccurrenceLookup occurrences;

    PublicEvents(
            EventRepository events, EventChangeRepository changes, EventLookup lookup, OccurrenceLookup occurrences) {
        this.events = events;
        this.changes = changes;
        this.lookup = lookup;
        this.occurrences = occurrences;
    }

    /** Empty when readers never saw it. */
    public Optional<Event> find(UUID id) {
        return events.findByIdOptional(id).map(lookup::seen);
    }

    /**
     * An event that readers see or saw once, by its id or by a slug that they know.
     *
     * @throws Problem of kind NOT_FOUND
     */
    public Event find(String idOrSlug) {
        EventEntity entity = lookup.findSeen(idOrSlug);
        @Nullable Event event = entity == null ? null : lookup.seen(entity);
        if (event == null) {
            throw Problem.notFound("There is no event “" + idOrSlug + "”.");
        }
        return event;
    }

    /**
     * An event that readers see now.
     *
     * @throws Problem NOT_FOUND when it does not exist or is hidden, GONE when it was withdrawn
     */
    public Event findShown(String idOrSlug) {
        Event event = find(idOrSlug);
        if (event.isPublic()) {
            return event;
        }
        throw event.withdrawn()
                ? Problem.of(Problem.Kind.GONE, "This event has been withdrawn.")
                : Problem.notFound("There is no event “" + idOrSlug + "”.");
    }

    /** The event that readers see instead of one that was listed twice; empty when there is none. */
    public Optional<Event> instead(String idOrSlug) {
        EventEntity entity = lookup.findSeen(idOrSlug);
        for (int hops = 0; entity != null && entity.doubleOf != null && hops < MOST_HOPS; hops++) {
            entity = entity.doubleOf;
            if (entity.isPublic()) {
                return Optional.of(entity.toEvent());
            }
        }
        return Optional.empty();
    }

    /** In the order of their ids; what readers never saw is left out. */
    public List<Event> all(Collection<UUID> ids) {
        return lookup.loadSeen(List.copyOf(ids));
    }

    /** Instances of events that readers see now, by id; all others are left out. */
    public List<UpcomingOccurrence> instances(Collection<UUID> occurrenceIds) {
        return occurrences.load(List.copyOf(occurrenceIds)).stream()
                .filter(found -> found.event().isPublic())
                .toList();
    }

    /** What readers may be told of an event's history: steps between states that they saw. Newest first; by nobody. */
    public List<EventRevision> history(UUID eventId) {
        return changes.listPublicOf(eventId).stream()
                .map(EventChangeEntity::toPublicRevision)
                .toList();
    }
}
