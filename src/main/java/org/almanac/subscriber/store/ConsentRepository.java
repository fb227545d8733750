package org.almanac.subscriber.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class ConsentRepository implements PanacheRepositoryBase<ConsentEntity, UUID> {
    private static final String REPLACE = """
            update subscriber_consent set
                wording = regexp_replace(wording, :pattern, :mark, 'gi'),
                source = regexp_replace(source, :pattern, :mark, 'gi')
            where subscriber_id = any(:ids) and (wording ~* :pattern or source ~* :pattern)
            """;

    /** Oldest first. */
    public List<ConsentEntity> listOf(UUID subscriberId) {
        return list("subscriberId = ?1 order by at, id", subscriberId);
    }

    /** Two subscriptions have become one. */
    void handOver(UUID from, UUID to) {
        update("subscriberId = ?1 where subscriberId = ?2", to, from);
    }

    /** @param pattern a regular expression of PostgreSQL; what it finds in any case becomes the mark */
    public void replace(Collection<UUID> subscriberIds, String pattern, String mark) {
        getEntityManager()
                .createNativeQuery(REPLACE)
                .setParameter("pattern", pattern)
                .setParameter("mark", mark)
                .setParameter("ids", subscriberIds.toArray(UUID[]::new))
                .executeUpdate();
    }

    public void deleteOf(UUID subscriberId) {
        delete("subscriberId", subscriberId);
    }
}
