package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
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
@ApplicationScoped
class OccurrenceWriter {
    private static final Period BEHIND = Period.ofYears(1);
    private static final Period AHEAD = Period.ofYears(2);

    private final OccurrenceRepository occurrences;
    private final Ids ids;

    OccurrenceWriter(OccurrenceRepository occurrences, Ids ids) {
        this.occurrences = occurrences;
        this.ids = ids;
    }

    /** From a year ago to two years ahead of {@code now}, by the calendar in UTC. */
    static Range horizon(Instant now) {
        LocalDateTime here = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        return new Range(
                here.minus(BEHIND).toInstant(ZoneOffset.UTC), here.plus(AHEAD).toInstant(ZoneOffset.UTC));
    }

    StoredDates plan(EventContent content, Instant now) {
        return StoredDates.of(content, horizon(now));
    }

    void write(EventEntity event, StoredDates dates, boolean isNew) {
        Map<@Nullable LocalDateTime, OccurrenceEntity> stored = isNew ? new HashMap<>() : stored(event);
        boolean isPublic = event.isPublic();
        for (OccurrencePlan plan : dates.dates()) {
            OccurrenceEntity known = stored.remove(plan.recursAt());
            if (known == null) {
                occurrences.persist(new OccurrenceEntity(id(event.id, plan), event.id, plan, isPublic));
            } else {
                known.follow(plan, isPublic);
            }
        }
        stored.values().forEach(occurrences::delete);
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
        occurrences.listOf(event.id).forEach(row -> byStart.put(row.recursAt, row));
        return byStart;
    }
}
