package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.almanac.time.Ids;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/** Keeps the occurrence rows of events in step with what the events say. */
final class OccurrenceWriter {
    private static final Period BEHIND = Period.ofYears(1);
    private static final Period AHEAD = Period.ofYears(2);

    private final EntityManager entities;
    private final Ids ids;
    private final Range horizon;

    OccurrenceWriter(EntityManager entities, Ids ids, Instant now) {
        this.entities = entities;
        this.ids = ids;
        this.horizon = horizon(now);
    }

    /** From a year ago to two years ahead of {@code now}, by the calendar in UTC. */
    static Range horizon(Instant now) {
        LocalDateTime here = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        return new Range(
                here.minus(BEHIND).toInstant(ZoneOffset.UTC), here.plus(AHEAD).toInstant(ZoneOffset.UTC));
    }

    StoredDates plan(EventContent content) {
        return StoredDates.of(content, horizon);
    }

    void write(EventEntity event, StoredDates dates, boolean isNew) {
        Map<@Nullable LocalDateTime, OccurrenceEntity> stored = isNew ? new HashMap<>() : stored(event);
        boolean isPublic = event.isPublic();
        for (OccurrencePlan plan : dates.dates()) {
            OccurrenceEntity known = stored.remove(plan.recursAt());
            if (known == null) {
                entities.persist(new OccurrenceEntity(id(event.id, plan), event.id, plan, isPublic));
            } else {
                known.follow(plan, isPublic);
            }
        }
        stored.values().forEach(entities::remove);
    }

    private UUID id(UUID event, OccurrencePlan plan) {
        return plan.recursAt() == null ? ids.next() : OccurrenceIds.of(event, plan.recursAt());
    }

    /** Leaves the instances as they are, but for nobody to see. */
    void hide(EventEntity event) {
        stored(event).values().forEach(OccurrenceEntity::hide);
    }

    private Map<@Nullable LocalDateTime, OccurrenceEntity> stored(EventEntity event) {
        Map<@Nullable LocalDateTime, OccurrenceEntity> byStart = new HashMap<>();
        entities.createQuery("from OccurrenceEntity where eventId = :event", OccurrenceEntity.class)
                .setParameter("event", event.id)
                .getResultList()
                .forEach(row -> byStart.put(row.recursAt, row));
        return byStart;
    }
}
