package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The histories of all events as one: who changed what, and when. */
@ApplicationScoped
@Transactional
public class ChangeLog {
    private static final int MOST_ACTORS = 100;

    /** From each name straight to the next, along the index: there are few names and many changes. */
    private static final String ACTORS = "with recursive known (actor) as ("
            + "(select actor from event_change order by actor limit 1) union all"
            + " select (select actor from event_change c where c.actor > known.actor order by actor limit 1)"
            + " from known where known.actor is not null)"
            + " select actor from known where actor is not null limit " + MOST_ACTORS;

    private final EntityManager entities;

    ChangeLog(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * One step in the history of one event.
     *
     * @param title as the event is called now
     */
    public record Entry(UUID eventId, String title, EventRevision step) {}

    /** @param nextCursor null on the last page */
    public record Page(List<Entry> entries, @Nullable String nextCursor) {}

    private record Row(EventChangeEntity change, String title) {}

    /**
     * The newest first.
     *
     * @param actor by its whole name, see {@link Actor}; null for all
     * @param eventId null for all
     * @param cursor null for the first page
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page list(@Nullable String actor, @Nullable UUID eventId, @Nullable String cursor, int limit) {
        String conditions = (actor == null ? "" : " and c.actor = :actor")
                + (eventId == null ? "" : " and c.eventId = :event")
                + (cursor == null ? "" : " and c.id < :before");
        TypedQuery<Row> query = entities.createQuery(
                        "select c, e.title from EventChangeEntity c join EventEntity e on e.id = c.eventId"
                                + " where 1 = 1" + conditions + " order by c.id desc",
                        Row.class)
                .setMaxResults(limit + 1);
        if (actor != null) {
            query.setParameter("actor", actor);
        }
        if (eventId != null) {
            query.setParameter("event", eventId);
        }
        if (cursor != null) {
            query.setParameter("before", id(cursor));
        }
        List<Row> found = query.getResultList();
        List<Entry> entries = found.stream().limit(limit).map(ChangeLog::entry).toList();
        return new Page(
                entries, found.size() > limit ? found.get(limit - 1).change().id.toString() : null);
    }

    /** Names that can be asked for, in order; the first of many. */
    @SuppressWarnings("unchecked") // the only column of a native query
    public List<String> actors() {
        return (List<String>) entities.createNativeQuery(ACTORS, String.class).getResultList();
    }

    private static Entry entry(Row row) {
        return new Entry(row.change().eventId, row.title(), row.change().toRevision());
    }

    private static UUID id(String cursor) {
        UUID id = EventLookup.uuid(cursor);
        if (id == null) {
            throw Problem.malformed("The cursor is not one that this service gave out.");
        }
        return id;
    }
}
