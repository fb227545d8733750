package org.almanac.event.bulk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.paging.Page;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class BulkEditRepository implements PanacheRepositoryBase<BulkEditEntity, UUID> {
    /** Those that go on, in the order in which they began. */
    public List<UUID> listUnfinished() {
        return find("state in ?1 order by id", List.of(BulkState.RUNNING, BulkState.UNDOING)).stream()
                .map(edit -> edit.id)
                .toList();
    }

    /** The newest first, without those that nobody confirmed. */
    public Page<BulkEditEntity> listNewest(@Nullable UUID before, int limit) {
        UUID end = before == null ? new UUID(-1, -1) : before;
        return Page.of(
                find("state <> ?1 and id < ?2 order by id desc", BulkState.PREPARED, end)
                        .range(0, limit)
                        .list(),
                limit,
                edit -> edit.id.toString());
    }

    /** Merges into an entry that can be undone, the newest first. */
    public List<BulkEditEntity> listMergesInto(UUID target) {
        return list(
                "targetId = ?1 and action = ?2 and state = ?3 order by id desc",
                target,
                BulkAction.MERGE,
                BulkState.DONE);
    }

    public boolean isMoving(UUID entry) {
        return count(
                        "(entryId = ?1 or targetId = ?1) and state in ?2",
                        entry,
                        List.of(BulkState.RUNNING, BulkState.UNDOING))
                > 0;
    }

    /** Forgets what was prepared and not confirmed, and what ended long ago; merges are kept longer. */
    public void deleteOlder(Instant preparedBefore, Instant endedBefore, Instant mergedBefore) {
        delete("state = ?1 and createdAt < ?2", BulkState.PREPARED, preparedBefore);
        delete("action <> ?1 and endedAt < ?2", BulkAction.MERGE, endedBefore);
        delete("action = ?1 and endedAt < ?2", BulkAction.MERGE, mergedBefore);
    }
}
