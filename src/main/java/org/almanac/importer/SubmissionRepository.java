package org.almanac.importer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SubmissionRepository implements PanacheRepositoryBase<SubmissionEntity, UUID> {
    /** The oldest first. */
    List<SubmissionEntity> listWaiting(int limit) {
        return find("state = WAITING order by submittedAt, id")
                .range(0, limit - 1)
                .list();
    }

    /** The latest decision first. */
    List<SubmissionEntity> listDecided(int limit) {
        return find("state <> WAITING order by decidedAt desc, id")
                .range(0, limit - 1)
                .list();
    }

    long countWaiting() {
        return count("state = WAITING");
    }

    void deleteDecidedBefore(Instant edge) {
        delete("state <> WAITING and decidedAt < ?1", edge);
    }
}
