package org.almanac.event.merge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Lets the database look at the catalogue anew, so that it plans by what there is and not by what there was before many
 * events came at once. It does so by itself within some minutes, which is too late for whoever looks at what they have just
 * brought in.
 */
@ApplicationScoped
public class StatisticsStatements {
    private static final String GREW =
            "select count(*) > 1.2 * (select reltuples from pg_class where oid = cast('event' as regclass)) from event";
    private static final String ANALYZE = "analyze event, occurrence, event_tag, venue";

    private final EntityManager entities;

    StatisticsStatements(EntityManager entities) {
        this.entities = entities;
    }

    /** Does nothing when there are hardly more events than the last time; else takes up to some seconds. */
    @Transactional
    public void afterImport() {
        if ((Boolean) entities.createNativeQuery(GREW, Boolean.class).getSingleResult()) {
            entities.createNativeQuery(ANALYZE).executeUpdate();
        }
    }
}
