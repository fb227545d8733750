package org.almanac.event.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class OccurrenceRepository implements PanacheRepositoryBase<OccurrenceEntity, UUID> {
    private static final int CHUNK = 1_000;

    public List<OccurrenceEntity> listOf(UUID event) {
        return list("eventId", event);
    }

    /** Those of one event that overlap a stretch of time, by start. */
    public List<OccurrenceEntity> listOverlapping(UUID event, Instant from, Instant to) {
        return list(
                "eventId = ?1 and startsAt < ?3 and (endsAt > ?2 or startsAt >= ?2) order by startsAt, id",
                event,
                from,
                to);
    }

    /** In no order. */
    public List<OccurrenceEntity> listByIds(List<UUID> ids) {
        List<OccurrenceEntity> found = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i += CHUNK) {
            found.addAll(list("id in ?1", ids.subList(i, Math.min(i + CHUNK, ids.size()))));
        }
        return found;
    }
}
