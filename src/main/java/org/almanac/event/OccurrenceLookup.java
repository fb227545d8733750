package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.almanac.problem.RenderFailures;

/** Reads instances together with their events. */
final class OccurrenceLookup {
    private static final int CHUNK = 1_000;

    private OccurrenceLookup() {}

    /** In the order of the ids; what is not there is left out. */
    static List<UpcomingOccurrence> withEvents(EntityManager entities, RenderFailures failures, List<UUID> ids) {
        Map<UUID, OccurrenceEntity> rows = new HashMap<>();
        for (int i = 0; i < ids.size(); i += CHUNK) {
            entities.createQuery("from OccurrenceEntity where id in :ids", OccurrenceEntity.class)
                    .setParameter("ids", ids.subList(i, Math.min(i + CHUNK, ids.size())))
                    .getResultList()
                    .forEach(row -> rows.put(row.id, row));
        }
        List<OccurrenceEntity> ordered =
                ids.stream().map(rows::get).filter(Objects::nonNull).toList();
        Map<UUID, Event> events = new HashMap<>();
        EventLookup.load(
                        entities,
                        failures,
                        ordered.stream().map(row -> row.eventId).distinct().toList())
                .forEach(event -> events.put(event.id(), event));
        List<UpcomingOccurrence> found = new ArrayList<>();
        for (OccurrenceEntity row : ordered) {
            Event event = events.get(row.eventId);
            if (event != null) {
                found.add(new UpcomingOccurrence(row.toOccurrence(event.time()), event));
            }
        }
        return found;
    }
}
