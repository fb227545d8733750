package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

/** Finds an event by what people call it: its id, its slug or one that it had before. */
final class EventLookup {
    private static final int CHUNK = 1_000;

    private EventLookup() {}

    /** @throws Problem of kind NOT_FOUND */
    static EventEntity find(EntityManager entities, String idOrSlug) {
        EventEntity entity = findOrNull(entities, idOrSlug);
        if (entity == null) {
            throw Problem.notFound("There is no event “" + idOrSlug + "”.");
        }
        return entity;
    }

    static @Nullable EventEntity findOrNull(EntityManager entities, String idOrSlug) {
        EventEntity entity = named(entities, idOrSlug);
        UUID renamed = entity == null ? new FormerSlugs(entities).find(FormerSlugs.EVENT, idOrSlug) : null;
        return renamed == null ? entity : entities.find(EventEntity.class, renamed);
    }

    /**
     * An event that readers see, or saw once, by an id or slug that they know; null when there is none. What an event is
     * called since it was hidden is nobody's to find.
     */
    static @Nullable EventEntity findSeen(EntityManager entities, String idOrSlug) {
        EventEntity entity = named(entities, idOrSlug);
        if (entity == null || !entity.isPublic() && entity.slug.equals(idOrSlug)) {
            EventEntity called = entity;
            UUID renamed = new FormerSlugs(entities).findSeen(FormerSlugs.EVENT, idOrSlug);
            entity = renamed == null ? null : entities.find(EventEntity.class, renamed);
            if (called != null && entity == null) {
                TombstoneEntity kept = entities.find(TombstoneEntity.class, called.id);
                entity = kept != null && kept.slug.equals(idOrSlug) ? called : null;
            }
        }
        return entity == null || entity.firstPublishedAt == null ? null : entity;
    }

    private static @Nullable EventEntity named(EntityManager entities, String idOrSlug) {
        UUID id = uuid(idOrSlug);
        if (id != null) {
            return entities.find(EventEntity.class, id);
        }
        List<EventEntity> found = entities.createQuery("from EventEntity where slug = :slug", EventEntity.class)
                .setParameter("slug", idOrSlug)
                .getResultList();
        return found.isEmpty() ? null : found.get(0);
    }

    /** Events in the order of their ids, with all that belongs to them; what is not there or cannot be read is left out. */
    static List<Event> load(EntityManager entities, RenderFailures failures, List<UUID> ids) {
        return rows(entities, ids).stream()
                .flatMap(entity -> read(entity, failures, () -> Optional.of(entity.toEvent())).stream())
                .toList();
    }

    /**
     * The same as readers may see them: as they are, or as they were when they were last public. What readers never saw
     * is left out, too.
     */
    static List<Event> loadSeen(EntityManager entities, RenderFailures failures, List<UUID> ids) {
        List<EventEntity> rows = rows(entities, ids);
        List<UUID> unseen = rows.stream()
                .filter(entity -> !entity.isPublic())
                .map(entity -> entity.id)
                .toList();
        for (int i = 0; i < unseen.size(); i += CHUNK) {
            // Into the session, where they are then found one by one.
            entities.createQuery("from TombstoneEntity where eventId in :ids", TombstoneEntity.class)
                    .setParameter("ids", unseen.subList(i, Math.min(i + CHUNK, unseen.size())))
                    .getResultList();
        }
        return rows.stream()
                .flatMap(entity -> read(entity, failures, () -> Optional.ofNullable(seen(entities, entity))).stream())
                .toList();
    }

    /** An event as readers may see it; null when they never did. */
    static @Nullable Event seen(EntityManager entities, EventEntity entity) {
        if (entity.isPublic()) {
            return entity.toEvent();
        }
        TombstoneEntity kept = entity.firstPublishedAt == null ? null : entities.find(TombstoneEntity.class, entity.id);
        return kept == null ? null : kept.toEvent(entity);
    }

    private static List<EventEntity> rows(EntityManager entities, List<UUID> ids) {
        Map<UUID, EventEntity> rows = new HashMap<>();
        for (int i = 0; i < ids.size(); i += CHUNK) {
            entities.createQuery(
                            "from EventEntity e left join fetch e.series left join fetch e.venue"
                                    + " left join fetch e.organiser where e.id in :ids",
                            EventEntity.class)
                    .setParameter("ids", ids.subList(i, Math.min(i + CHUNK, ids.size())))
                    .setHint(HibernateHints.HINT_READ_ONLY, true)
                    .getResultList()
                    .forEach(entity -> rows.put(entity.id, entity));
        }
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /** One whose row makes no event, because its time zone is unknown for instance, does not keep the others. */
    private static Optional<Event> read(EventEntity entity, RenderFailures failures, Supplier<Optional<Event>> reader) {
        return failures.firstOf("event", entity.id, entity.revision, List.of(reader))
                .flatMap(Function.identity());
    }

    /** The UUID that the text is, if it is one in full. */
    static @Nullable UUID uuid(String text) {
        if (text.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
