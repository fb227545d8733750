package org.almanac.notification.facts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.transaction.Columns;
import org.hibernate.Session;

/** The versions of what is told of events: each once, whoever writes it first. */
@ApplicationScoped
class EventFactsStatements {
    private static final String KNOWN = """
            select f.event_id, f.id from event_facts f
            join unnest(cast(:events as uuid[]), cast(:digests as text[])) as v (event_id, digest)
                on v.event_id = f.event_id and v.digest = f.digest
            """;
    private static final String INSERT = """
            insert into event_facts (event_id, digest, body)
            select event_id, digest, cast(body as jsonb)
            from unnest(cast(:events as uuid[]), cast(:digests as text[]), cast(:bodies as text[]))
                as v (event_id, digest, body)
            on conflict (event_id, digest) do nothing
            """;
    private static final String READ = "select id, cast(body as text) from event_facts where id = any(:ids)";

    private final Session session;

    EventFactsStatements(Session session) {
        this.session = session;
    }

    /**
     * One event's facts.
     *
     * @param digest of the body
     * @param body in JSON
     */
    record Version(UUID event, String digest, String body) {}

    /** The number that an event's version has. */
    record Known(UUID event, long id) {}

    /** @param body in JSON */
    record Stored(long id, String body) {}

    /** Those that are stored, by their events and digests. */
    List<Known> known(List<Version> versions) {
        return session.createNativeQuery(KNOWN, Known.class)
                .setParameter("events", Columns.of(versions, Version::event, UUID[]::new))
                .setParameter("digests", Columns.of(versions, Version::digest, String[]::new))
                .getResultList();
    }

    /** Those that are not stored meanwhile. */
    void insert(List<Version> versions) {
        session.createNativeMutationQuery(INSERT)
                .setParameter("events", Columns.of(versions, Version::event, UUID[]::new))
                .setParameter("digests", Columns.of(versions, Version::digest, String[]::new))
                .setParameter("bodies", Columns.of(versions, Version::body, String[]::new))
                .executeUpdate();
    }

    List<Stored> read(Set<Long> ids) {
        return session.createNativeQuery(READ, Stored.class)
                .setParameter("ids", ids.toArray(Long[]::new))
                .getResultList();
    }
}
