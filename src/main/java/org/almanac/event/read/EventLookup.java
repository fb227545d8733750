package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.almanac.event.Event;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.EventRepository;
import org.almanac.event.store.FormerSlugEntity;
import org.almanac.event.store.FormerSlugRepository;
import org.almanac.event.store.TombstoneEntity;
import org.almanac.event.store.TombstoneRepository;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.jspecify.annotations.Nullable;

/** Finds an event by what people call it: its id, its slug or one that it had before. */
@ApplicationScoped
public class EventLookup {
    private static final int AT_ONCE = 500;

    private final EventRepository events;
    private final TombstoneRepository tombstones;
    private final FormerSlugRepository former;
    private final RenderFailures failures;

    EventLookup(
            EventRepository events,
            TombstoneRepository tombstones,
            FormerSlugRepository former,
            RenderFailures failures) {
        this.events = events;
        this.tombstones = tombstones;
        this.former = former;
        this.failures = failures;
    }

    /** @throws Problem of kind NOT_FOUND */
    public EventEntity find(String idOrSlug) {
        EventEntity entity = findOptional(idOrSlug);
        if (entity == null) {
            throw Problem.notFound("There is no event “" + idOrSlug + "”.");
        }
        return entity;
    }

    Optional<EventEntity> findByUid(String uid) {
        return events.findByUid(uid);
    }

    List<Event> findByUids(Collection<String> uids) {
        List<String> all = List.copyOf(uids);
        List<Event> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            events.listByUids(all.subList(i, Math.min(i + AT_ONCE, all.size()))).stream()
                    .map(EventEntity::toEvent)
                    .forEach(found::add);
        }
        return found;
    }

    @Nullable
    public EventEntity findOptional(String idOrSlug) {
        EventEntity entity = named(idOrSlug);
        UUID renamed = entity == null ? former.findTarget(FormerSlugEntity.EVENT, idOrSlug) : null;
        return renamed == null ? entity : events.findById(renamed);
    }

    /**
     * An event that readers see, or saw once, by an id or slug that they know; null when there is none. What an event is
     * called since it was hidden is nobody's to find.
     */
    @Nullable
    EventEntity findSeen(String idOrSlug) {
        EventEntity entity = named(idOrSlug);
        if (entity == null || !entity.isPublic() && entity.slug.equals(idOrSlug)) {
            EventEntity called = entity;
            UUID renamed = former.findSeenTarget(FormerSlugEntity.EVENT, idOrSlug);
            entity = renamed == null ? null : events.findById(renamed);
            if (called != null && entity == null) {
                TombstoneEntity kept = tombstones.findById(called.id);
                entity = kept != null && kept.slug.equals(idOrSlug) ? called : null;
            }
        }
        return entity == null || entity.firstPublishedAt == null ? null : entity;
    }

    private @Nullable EventEntity named(String idOrSlug) {
        UUID id = GivenId.read(idOrSlug);
        return id != null ? events.findById(id) : events.findBySlug(idOrSlug).orElse(null);
    }

    /** Events in the order of their ids, with all that belongs to them; what is not there or cannot be read is left out. */
    public List<Event> load(List<UUID> ids) {
        return rows(ids).stream()
                .flatMap(entity -> read(entity, () -> Optional.of(entity.toEvent())).stream())
                .toList();
    }

    /**
     * The same as readers may see them: as they are, or as they were when they were last public. What readers never saw
     * is left out, too.
     */
    List<Event> loadSeen(List<UUID> ids) {
        List<EventEntity> rows = rows(ids);
        List<UUID> unseen = rows.stream()
                .filter(entity -> !entity.isPublic())
                .map(entity -> entity.id)
                .toList();
        tombstones.load(unseen);
        return rows.stream()
                .flatMap(entity -> read(entity, () -> Optional.ofNullable(seen(entity))).stream())
                .toList();
    }

    /** An event as readers may see it; null when they never did. */
    @Nullable
    Event seen(EventEntity entity) {
        if (entity.isPublic()) {
            return entity.toEvent();
        }
        TombstoneEntity kept = entity.firstPublishedAt == null ? null : tombstones.findById(entity.id);
        return kept == null ? null : kept.toEvent(entity);
    }

    private List<EventEntity> rows(List<UUID> ids) {
        Map<UUID, EventEntity> rows = new HashMap<>();
        events.listToRead(ids).forEach(entity -> rows.put(entity.id, entity));
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /** One whose row makes no event, because its time zone is unknown for instance, does not keep the others. */
    private Optional<Event> read(EventEntity entity, Supplier<Optional<Event>> reader) {
        return failures.firstOf("event", entity.id, entity.revision, List.of(reader))
                .flatMap(Function.identity());
    }

    /**
     * An event that can be written to.
     *
     * @param expectedRevision null for any
     * @throws Problem NOT_FOUND, GONE when it has been withdrawn, STALE
     */
    public EventEntity findStanding(String idOrSlug, @Nullable Integer expectedRevision) {
        EventEntity entity = find(idOrSlug);
        if (entity.withdrawnAt != null) {
            throw Problem.of(Problem.Kind.GONE, "This event has been withdrawn.");
        }
        atRevision(entity, expectedRevision);
        return entity;
    }

    /**
     * The event, withdrawn or not.
     *
     * @throws Problem NOT_FOUND or STALE
     */
    public EventEntity findAt(String idOrSlug, @Nullable Integer expectedRevision) {
        EventEntity entity = find(idOrSlug);
        atRevision(entity, expectedRevision);
        return entity;
    }

    private static void atRevision(EventEntity entity, @Nullable Integer expected) {
        if (expected != null && expected != entity.revision) {
            throw Problem.of(
                    Problem.Kind.STALE,
                    "The event was changed in the meantime: it is at revision " + entity.revision + ", not " + expected
                            + ".");
        }
    }
}
