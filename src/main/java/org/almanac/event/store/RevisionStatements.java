package org.almanac.event.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.almanac.event.CatalogueState;

/**
 * The number that rises with every commit that changed something. Its row is also the lock that lets one writer in at a
 * time: writes are short and few beside reads, and within the lock a look-up and the insert that follows from it cannot
 * be overtaken, so no unique key is ever hit by surprise.
 */
@ApplicationScoped
public class RevisionStatements {
    private final EntityManager entities;

    RevisionStatements(EntityManager entities) {
        this.entities = entities;
    }

    /** @return the revision that a change under the lock makes */
    @Transactional(Transactional.TxType.MANDATORY)
    public long lock() {
        return (Long) entities.createNativeQuery("select revision + 1 from catalogue for update", Long.class)
                .getSingleResult();
    }

    /**
     * Raises the revision, which every node sees within a second of the commit.
     *
     * @param registers whether anything but events changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long raise(Instant now, boolean registers) {
        return (Long) entities.createNativeQuery("""
            update catalogue set revision = revision + 1, changed_at = :now,
                registers_changed_in = case when :registers then revision + 1 else registers_changed_in end
            returning revision
            """, Long.class)
                .setParameter("now", now)
                .setParameter("registers", registers)
                .getSingleResult();
    }

    /** How far the catalogue has got. */
    public CatalogueState state() {
        Object[] row = (Object[]) entities.createNativeQuery("select revision,"
                        + " cast(floor(extract(epoch from changed_at) * 1000) as bigint), registers_changed_in"
                        + " from catalogue")
                .getSingleResult();
        return new CatalogueState(
                ((Number) row[0]).longValue(),
                Instant.ofEpochMilli(((Number) row[1]).longValue()),
                ((Number) row[2]).longValue());
    }

    public long current() {
        return (Long) entities.createNativeQuery("select revision from catalogue", Long.class)
                .getSingleResult();
    }
}
