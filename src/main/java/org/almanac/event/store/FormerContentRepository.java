package org.almanac.event.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class FormerContentRepository implements PanacheRepositoryBase<FormerContentEntity, FormerContentEntity.Key> {
    /** What was said at a revision or at the next one of which it is known. */
    public Optional<FormerContentEntity> findFrom(UUID event, int revision) {
        return find("eventId = ?1 and revision >= ?2 order by revision", event, revision)
                .firstResultOptional();
    }
}
