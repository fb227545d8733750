package org.almanac.event;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class EventChangeRepository implements PanacheRepositoryBase<EventChangeEntity, UUID> {
    /** From each name straight to the next, along the index: there are few names and many changes. */
    private static final String ACTORS = "with recursive known (actor) as ("
            + "(select actor from event_change order by actor limit 1) union all"
            + " select (select actor from event_change c where c.actor > known.actor order by actor limit 1)"
            + " from known where known.actor is not null)"
            + " select actor from known where actor is not null limit ";

    /** @param title of the event as it is called now */
    record Titled(EventChangeEntity change, String title) {}

    /** The newest first. */
    List<EventChangeEntity> listOf(UUID event) {
        return list("eventId = ?1 order by revision desc", event);
    }

    /** Those that readers may be told of, the newest first. */
    List<EventChangeEntity> listPublicOf(UUID event) {
        return list("eventId = ?1 and inPublic order by revision desc", event);
    }

    /** The newest first. @param actor null for all @param event null for all @param before null for the newest */
    List<Titled> listNewest(@Nullable String actor, @Nullable UUID event, @Nullable UUID before, int limit) {
        StringBuilder query = new StringBuilder(
                "select c, e.title from EventChangeEntity c" + " join EventEntity e on e.id = c.eventId where 1 = 1");
        Parameters parameters = new Parameters();
        if (actor != null) {
            query.append(" and c.actor = :actor");
            parameters.and("actor", actor);
        }
        if (event != null) {
            query.append(" and c.eventId = :event");
            parameters.and("event", event);
        }
        if (before != null) {
            query.append(" and c.id < :before");
            parameters.and("before", before);
        }
        return find(query.append(" order by c.id desc").toString(), parameters)
                .project(Titled.class)
                .range(0, limit - 1)
                .list();
    }

    /** In order; the first of many. */
    @SuppressWarnings("unchecked") // the only column of a native query
    List<String> listActors(int limit) {
        return (List<String>) getEntityManager()
                .createNativeQuery(ACTORS + limit, String.class)
                .getResultList();
    }
}
