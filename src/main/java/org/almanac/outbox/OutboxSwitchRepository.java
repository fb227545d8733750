package org.almanac.outbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Every change is one statement, so that nodes which make it at one time need not wait for each other's answer. */
@ApplicationScoped
class OutboxSwitchRepository implements PanacheRepositoryBase<OutboxSwitchEntity, Boolean> {
    private static final String REFUSE = """
            update outbox_switch w set refused_since = coalesce(o.refused_since, cast(:now as timestamptz)),
                refused_reply = :reply, trial_at = greatest(o.trial_at, cast(:trial as timestamptz))
            from (select refused_since, trial_at from outbox_switch for update) o
            returning o.refused_since is null
            """;

    /** Keeps the first instant when it is paused already. */
    void pause(Instant now) {
        update("pausedAt = coalesce(pausedAt, ?1)", now);
    }

    void resume() {
        update("pausedAt = null");
    }

    Optional<Instant> findPausedSince() {
        return getEntityManager()
                .createQuery("select pausedAt from OutboxSwitchEntity where pausedAt is not null", Instant.class)
                .getResultStream()
                .findFirst();
    }

    /** @return whether it was open until now */
    boolean refuse(String reply, Instant now, Instant trial) {
        return (Boolean) getEntityManager()
                .createNativeQuery(REFUSE, Boolean.class)
                .setParameter("now", now)
                .setParameter("reply", reply)
                .setParameter("trial", trial)
                .getSingleResult();
    }

    /** @return whether it was refused */
    boolean accept() {
        return update("refusedSince = null, refusedReply = null, trialAt = null where refusedSince is not null") > 0;
    }

    Optional<Refusing> findRefusing() {
        return find("select refusedSince, refusedReply, trialAt from OutboxSwitchEntity where refusedSince is not null")
                .project(Refusing.class)
                .firstResultOptional();
    }

    /** @return whether a trial is due and nobody else's */
    boolean takeTrial(Instant now, Instant next) {
        return update("trialAt = ?2 where trialAt <= ?1 and pausedAt is null", now, next) > 0;
    }

    void leaveTrial(Instant now) {
        update("trialAt = ?1 where trialAt is not null", now);
    }
}
