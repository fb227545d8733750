package org.almanac.event.write;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Remembers for a day what was answered to which request. Lives inside the write lock, so no two can be the first. */
@ApplicationScoped
public class RequestKeys {
    private static final Duration KEPT = Duration.ofHours(24);

    private final AnsweredRequestRepository requests;

    RequestKeys(AnsweredRequestRepository requests) {
        this.requests = requests;
    }

    /**
     * @return null when the key is new
     * @throws Problem INVALID when it came with something else before
     */
    @Nullable
    FirstAnswer find(Actor actor, RequestKey key, Instant now) {
        AnsweredRequestEntity known = requests.find(actor, key);
        if (known == null || !known.at.isAfter(now.minus(KEPT))) {
            return null;
        }
        if (!known.bodyHash.equals(key.bodyHash())) {
            throw Problem.invalid("Idempotency-Key", "This key came with another request before; use a new one.");
        }
        return known.answer();
    }

    void remember(Actor actor, RequestKey key, FirstAnswer answer, Instant now) {
        AnsweredRequestEntity outdated = requests.find(actor, key);
        if (outdated == null) {
            requests.persist(new AnsweredRequestEntity(actor, key, answer, now));
        } else {
            outdated.answered(key, answer, now);
        }
    }

    void forget(Instant now) {
        requests.deleteUntil(now.minus(KEPT));
    }
}
