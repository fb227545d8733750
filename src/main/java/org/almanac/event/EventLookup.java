package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
        UUID id = uuid(idOrSlug);
        if (id != null) {
            return entities.find(EventEntity.class, id);
        }
        List<EventEntity> found = entities.createQuery("from EventEntity where slug = :slug", EventEntity.class)
                .setParameter("slug", idOrSlug)
                .getResultList();
        if (!found.isEmpty()) {
            return found.get(0);
        }
        UUID renamed = new FormerSlugs(entities).find(FormerSlugs.EVENT, idOrSlug);
        return renamed == null ? null : entities.find(EventEntity.class, renamed);
    }

    /** Events in the order of their ids, with all that belongs to them; what is not there or cannot be read is left out. */
    static List<Event> load(EntityManager entities, RenderFailures failures, List<UUID> ids) {
        Map<UUID, Event> events = new HashMap<>();
        for (int i = 0; i < ids.size(); i += CHUNK) {
            entities.createQuery(
                            "from EventEntity e left join fetch e.series left join fetch e.venue"
                                    + " left join fetch e.organiser where e.id in :ids",
                            EventEntity.class)
                    .setParameter("ids", ids.subList(i, Math.min(i + CHUNK, ids.size())))
                    .setHint(HibernateHints.HINT_READ_ONLY, true)
                    .getResultList()
                    .forEach(entity -> read(entity, failures).ifPresent(event -> events.put(entity.id, event)));
        }
        return ids.stream().map(events::get).filter(Objects::nonNull).toList();
    }

    /** One whose row makes no event, because its time zone is unknown for instance, does not keep the others. */
    private static Optional<Event> read(EventEntity entity, RenderFailures failures) {
        return failures.firstOf("event", entity.id, entity.revision, List.<Supplier<Event>>of(entity::toEvent));
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
