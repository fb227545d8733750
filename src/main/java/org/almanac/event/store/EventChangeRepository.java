package org.almanac.event.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.ChangeRun;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class EventChangeRepository implements PanacheRepositoryBase<EventChangeEntity, UUID> {
    /** From each name straight to the next, along the index: there are few names and many changes. */
    private static final String ACTORS = "with recursive known (actor) as ("
            + "(select actor from event_change order by actor limit 1) union all"
            + " select (select actor from event_change c where c.actor > known.actor order by actor limit 1)"
            + " from known where known.actor is not null)"
            + " select actor from known where actor is not null limit ";

    private static final UUID LAST = new UUID(-1, -1);

    // Back along the primary key to the first that somebody else made, or the same one at another time.
    private static final String NOT_OF_RUN = "select id from event_change where id < :top"
            + " and not (actor = :actor and at between :since and :until and (cast(:reason as text) is null"
            + " or reason is not distinct from cast(:reason as text))) order by id desc limit 1";

    private static final String RUN = "select (select id from event_change where id > :other and id <= :top"
            + " order by id limit 1), count(*) filter (where action = 'CREATED'),"
            + " count(*) filter (where action = 'UPDATED'), count(*) filter (where action = 'WITHDRAWN')"
            + " from event_change where id > :other and id <= :top";

    /** @param title of the event as it is called now */
    public record Titled(EventChangeEntity change, String title) {}

    /** The newest first. */
    public List<EventChangeEntity> listOf(UUID event) {
        return list("eventId = ?1 order by revision desc", event);
    }

    /** Those that readers may be told of, the newest first. */
    public List<EventChangeEntity> listPublicOf(UUID event) {
        return list("eventId = ?1 and inPublic order by revision desc", event);
    }

    /** The newest first. @param actor null for all @param event null for all @param before null for the newest */
    public List<Titled> listNewest(@Nullable String actor, @Nullable UUID event, @Nullable UUID before, int limit) {
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

    /** Those that were made in a row with one, which is the last of them. */
    public ChangeRun run(EventChangeEntity newest, Duration close) {
        boolean inParts = newest.actorKind == Actor.Kind.SOURCE || newest.reason != null;
        Instant since = inParts ? newest.at.minus(close) : newest.at;
        UUID other = (UUID) getEntityManager()
                .createNativeQuery(NOT_OF_RUN, UUID.class)
                .setParameter("top", newest.id)
                .setParameter("actor", newest.actor)
                .setParameter("since", since)
                .setParameter("until", newest.at)
                .setParameter("reason", newest.runsReason())
                .getResultStream()
                .findFirst()
                .orElse(null);
        Object[] counts = (Object[]) getEntityManager()
                .createNativeQuery(RUN)
                .setParameter("top", newest.id)
                .setParameter("other", other == null ? new UUID(0, 0) : other)
                .getSingleResult();
        return new ChangeRun((UUID) counts[0], newest.id, count(counts[1]), count(counts[2]), count(counts[3]));
    }

    private static long count(Object column) {
        return ((Number) column).longValue();
    }

    /** The newest first. @param before null for the newest */
    public List<Titled> listOfRun(ChangeRun run, @Nullable UUID before, int limit) {
        return find(
                        "select c, e.title from EventChangeEntity c join EventEntity e on e.id = c.eventId"
                                + " where c.id >= :lowest and c.id <= :top and c.id < :before order by c.id desc",
                        Parameters.with("lowest", run.lowest())
                                .and("top", run.top())
                                .and("before", before == null ? LAST : before))
                .project(Titled.class)
                .range(0, limit - 1)
                .list();
    }

    /** In order; the first of many. */
    @SuppressWarnings("unchecked") // the only column of a native query
    public List<String> listActors(int limit) {
        return (List<String>) getEntityManager()
                .createNativeQuery(ACTORS + limit, String.class)
                .getResultList();
    }
}
