package org.almanac.event.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.almanac.event.RegisterKind;

/** By the id of their event. */
@ApplicationScoped
public class TombstoneRepository implements PanacheRepositoryBase<TombstoneEntity, UUID> {
    private static final int CHUNK = 1_000;

    /** Into the session, where they are then found one by one. */
    public void load(List<UUID> events) {
        for (int i = 0; i < events.size(); i += CHUNK) {
            list("eventId in ?1", events.subList(i, Math.min(i + CHUNK, events.size())));
        }
    }

    /** The words that the events were found by. To be called before those of the events are written anew. */
    public void keepWords(List<UUID> events) {
        getEntityManager()
                .createNativeQuery("update tombstone t set search = e.search from event e"
                        + " where e.id = t.event_id and t.event_id in (:ids)")
                .setParameter("ids", events)
                .executeUpdate();
    }

    /** When an entry of a register is merged into another, feeds of the other hold what those of the first did. */
    public void move(RegisterKind kind, UUID from, UUID to) {
        String sql = switch (kind) {
            case TAG ->
                "update tombstone set tags = array_replace(tags, cast(:from as uuid), cast(:to as uuid))"
                        + " where tags @> array[cast(:from as uuid)]";
            case SERIES -> "update tombstone set series_id = :to where series_id = :from";
            case ORGANISER -> "update tombstone set organiser_id = :to where organiser_id = :from";
            case VENUE -> null; // has no feed
        };
        if (sql != null) {
            getEntityManager()
                    .createNativeQuery(sql)
                    .setParameter("from", from)
                    .setParameter("to", to)
                    .executeUpdate();
        }
    }
}
