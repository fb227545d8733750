package org.almanac.outbox.queue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.almanac.outbox.MassRefusal;

/** Every change is one statement, so that nodes which make it at one time need not wait for each other's answer. */
@ApplicationScoped
public class OutboxSwitchRepository implements PanacheRepositoryBase<OutboxSwitchEntity, Boolean> {
    private static final String REFUSE = """
            update outbox_switch w set refused_since = coalesce(o.refused_since, cast(:now as timestamptz)),
                refused_reply = :reply, trial_at = greatest(o.trial_at, cast(:trial as timestamptz))
            from (select refused_since, trial_at from outbox_switch for update) o
            returning o.refused_since is null
            """;

    /** Keeps the first instant when it is paused already. */
    public void pause(Instant now) {
        update("pausedAt = coalesce(pausedAt, ?1)", now);
    }

    public void resume() {
        update("pausedAt = null");
    }

    public Optional<Instant> findPausedSince() {
        return getEntityManager()
                .createQuery("select pausedAt from OutboxSwitchEntity where pausedAt is not null", Instant.class)
                .getResultStream()
                .findFirst();
    }

    /** @return whether it was open until now */
    public boolean refuse(String reply, Instant now, Instant trial) {
        return (Boolean) getEntityManager()
                .createNativeQuery(REFUSE, Boolean.class)
                .setParameter("now", now)
                .setParameter("reply", reply)
                .setParameter("trial", trial)
                .getSingleResult();
    }

    /** @return whether it was refused */
    public boolean accept() {
        return update("refusedSince = null, refusedReply = null, trialAt = null where refusedSince is not null") > 0;
    }

    public Optional<MassRefusal> findRefusing() {
        return find("select refusedSince, refusedReply, trialAt from OutboxSwitchEntity where refusedSince is not null")
                .project(MassRefusal.class)
                .firstResultOptional();
    }

    /** @return whether a trial is due and nobody else's */
    public boolean takeTrial(Instant now, Instant next) {
        return update("trialAt = ?2 where trialAt <= ?1 and pausedAt is null", now, next) > 0;
    }

    public void leaveTrial(Instant now) {
        update("trialAt = ?1 where trialAt is not null", now);
    }
}
