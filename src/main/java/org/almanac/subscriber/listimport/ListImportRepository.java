package org.almanac.subscriber.listimport;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists that are moved over. */
@ApplicationScoped
public class ListImportRepository implements PanacheRepositoryBase<ListImportEntity, UUID> {
    /** Those that go on, the oldest first. */
    public List<UUID> listUnfinished() {
        return find("endedAt is null order by id").stream()
                .map(ListImportEntity::id)
                .toList();
    }

    /** Waits for whoever goes on with it. */
    public Optional<ListImportEntity> findLocked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The newest first. */
    public List<ListImportEntity> listNewest(int limit) {
        return find("order by id desc").range(0, limit - 1).list();
    }

    public void deleteEndedBefore(Instant edge) {
        delete("endedAt < ?1", edge);
    }
}
