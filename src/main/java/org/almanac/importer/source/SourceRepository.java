package org.almanac.importer.source;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SourceRepository implements PanacheRepositoryBase<SourceEntity, UUID> {
    /** By id. @param after null for the first page */
    List<SourceEntity> listAfter(@Nullable UUID after, int limit) {
        return (after == null ? find("order by id") : find("id > ?1 order by id", after))
                .range(0, limit - 1)
                .list();
    }

    List<SourceEntity> listByName() {
        return list("order by lower(name), id");
    }

    boolean hasName(String name, UUID except) {
        return count("lower(name) = lower(?1) and id <> ?2", name, except) > 0;
    }

    /** Those that are to be polled, the longest overdue first. */
    List<UUID> listDue(Instant now, int limit) {
        return find(
                        "active = true and nextRunAt <= ?1 and (claimedUntil is null or claimedUntil < ?1)"
                                + " order by nextRunAt, id",
                        now)
                .range(0, limit - 1)
                .stream()
                .map(source -> source.id)
                .toList();
    }

    /**
     * Makes it ours alone for a while.
     *
     * @param due whether it has to be due as well
     * @return false when somebody else polls it, or did so meanwhile
     */
    boolean claim(UUID id, Instant now, Instant until, boolean due) {
        return update(
                        "claimedUntil = :until where id = :id and (claimedUntil is null or claimedUntil < :now)"
                                + (due ? " and active = true and nextRunAt <= :now" : ""),
                        Parameters.with("until", until).and("id", id).and("now", now))
                == 1;
    }

    /** Those that have failed since before an instant and that nobody was told of, held until the end of the transaction. */
    List<SourceEntity> listFailingUntold(Instant before, int limit) {
        return find("active = true and failureTold = false and failingSince <= ?1 order by failingSince, id", before)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", -2) // skip locked
                .range(0, limit - 1)
                .list();
    }

    @Nullable
    SourceEntity locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
