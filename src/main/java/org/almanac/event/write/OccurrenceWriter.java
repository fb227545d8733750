package org.almanac.event.write;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.EventContent;
import org.almanac.event.dates.OccurrenceIds;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.event.dates.StoredDates;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.OccurrenceEntity;
import org.almanac.event.store.OccurrenceRepository;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** Keeps the occurrence rows of events in step with what the events say. */
@ApplicationScoped
class OccurrenceWriter {
    private final OccurrenceRepository occurrences;
    private final Ids ids;

    OccurrenceWriter(OccurrenceRepository occurrences, Ids ids) {
        this.occurrences = occurrences;
        this.ids = ids;
    }

    StoredDates plan(EventContent content, Instant now) {
        return StoredDates.of(content, StoredDates.horizon(now));
    }

    /** Of an event that is new, and persisted. */
    void begin(EventEntity event, StoredDates dates) {
        write(event, dates, new HashMap<>());
    }

    /** Of an event that has some already. */
    void renew(EventEntity event, StoredDates dates) {
        event.reaches(dates);
        write(event, dates, stored(event));
    }

    private void write(EventEntity event, StoredDates dates, Map<@Nullable LocalDateTime, OccurrenceEntity> stored) {
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
