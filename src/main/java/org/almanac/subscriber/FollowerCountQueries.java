package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** How many confirmed readers chose one thing by its name. */
@ApplicationScoped
@Transactional
public class FollowerCountQueries {
    private static final String FOLLOWERS = """
        select count(*) from subscriber_follow f join subscriber s on s.id = f.subscriber_id
        where f.kind = :kind and f.target = :target and s.state = 'ACTIVE'
        """;

    private final EntityManager entities;

    FollowerCountQueries(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param kind TAG, SERIES, ORGANISER or EVENT
     * @param target a slug; an event's id
     */
    public long followers(String kind, String target) {
        return ((Number) entities.createNativeQuery(FOLLOWERS)
                        .setParameter("kind", kind)
                        .setParameter("target", target)
                        .getSingleResult())
                .longValue();
    }
}
