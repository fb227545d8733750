package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Remembers for a day what was answered to which request. Lives inside the write lock, so no two can be the first. */
final class RequestKeys {
    private static final Duration KEPT = Duration.ofHours(24);

    private final EntityManager entities;

    RequestKeys(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @return null when the key is new
     * @throws Problem INVALID when it came with something else before
     */
    @Nullable
    FirstAnswer find(Actor actor, RequestKey key, Instant now) {
        List<?> found = entities.createNativeQuery("""
                        select event_id, answer, body_hash from idempotent_request
                        where actor = :actor and key = :key and at > :edge
                        """)
                .setParameter("actor", actor.name())
                .setParameter("key", key.key())
                .setParameter("edge", now.minus(KEPT))
                .getResultList();
        if (found.isEmpty()) {
            return null;
        }
        Object[] row = (Object[]) found.get(0);
        if (!key.bodyHash().equals(row[2])) {
            throw Problem.invalid("Idempotency-Key", "This key came with another request before; use a new one.");
        }
        return new FirstAnswer((UUID) row[0], (String) row[1]);
    }

    void remember(Actor actor, RequestKey key, FirstAnswer answer, Instant now) {
        entities.createNativeQuery("""
                        insert into idempotent_request (actor, key, body_hash, event_id, answer, at)
                        values (:actor, :key, :hash, :event, :answer, :now)
                        on conflict (actor, key) do update
                        set body_hash = excluded.body_hash, event_id = excluded.event_id,
                            answer = excluded.answer, at = excluded.at
                        """)
                .setParameter("actor", actor.name())
                .setParameter("key", key.key())
                .setParameter("hash", key.bodyHash())
                .setParameter("event", answer.eventId())
                .setParameter("answer", answer.text())
                .setParameter("now", now)
                .executeUpdate();
    }

    void forget(Instant now) {
        entities.createNativeQuery("delete from idempotent_request where at <= :edge")
                .setParameter("edge", now.minus(KEPT))
                .executeUpdate();
    }
}
