package org.almanac.event.bulk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.RegisterKind;
import org.almanac.paging.Page;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class BulkItemRepository implements PanacheRepositoryBase<BulkItemEntity, BulkItemEntity.Key> {
    private static final String ADD = "insert into bulk_edit_item (bulk_edit_id, event_id, state)"
            + " select :edit, id, 'WAITING' from event where id = any(cast(:events as uuid[])) and withdrawn_at is null"
            + " on conflict do nothing";

    /** @return how many were added: those that are there and not withdrawn */
    public int add(UUID edit, List<UUID> events) {
        return getEntityManager()
                .createNativeQuery(ADD)
                .setParameter("edit", edit)
                .setParameter("events", events.toArray(UUID[]::new))
                .executeUpdate();
    }

    /**
     * Adds the events that name an entry and are not among it yet, withdrawn ones too.
     *
     * @return how many
     */
    public int addNaming(UUID edit, RegisterKind kind, UUID entry) {
        String naming = kind == RegisterKind.TAG
                ? "select event_id from event_tag where tag_id = :entry"
                : "select id from event where " + kind.word() + "_id = :entry";
        return getEntityManager()
                .createNativeQuery("insert into bulk_edit_item (bulk_edit_id, event_id, state)"
                        + " select distinct cast(:edit as uuid), named.id, 'WAITING' from (" + naming
                        + ") as named (id) on conflict do nothing")
                .setParameter("edit", edit)
                .setParameter("entry", entry)
                .executeUpdate();
    }

    /** The next of those in a state. */
    public List<BulkItemEntity> listNext(UUID edit, BulkItemState state, int limit) {
        return find("editId = ?1 and state = ?2 order by eventId", edit, state)
                .range(0, limit - 1)
                .list();
    }

    public BulkCounts counts(UUID edit) {
        Map<BulkItemState, Long> counts = new EnumMap<>(BulkItemState.class);
        for (Object[] row : getEntityManager()
                .createQuery(
                        "select i.state, count(*) from BulkItemEntity i where i.editId = :edit group by i.state",
                        Object[].class)
                .setParameter("edit", edit)
                .getResultList()) {
            counts.put((BulkItemState) row[0], (Long) row[1]);
        }
        return new BulkCounts(counts);
    }

    public List<UUID> listEvents(UUID edit, int limit) {
        return getEntityManager()
                .createQuery(
                        "select i.eventId from BulkItemEntity i where i.editId = :edit order by i.eventId", UUID.class)
                .setParameter("edit", edit)
                .setMaxResults(limit)
                .getResultList();
    }

    /** By event. @param state null for all @param after the last of the page before; null for the first page */
    public Page<BulkItem> page(UUID edit, @Nullable BulkItemState state, @Nullable UUID after, int limit) {
        List<BulkItem> found = getEntityManager()
                .createQuery(
                        "select new org.almanac.event.bulk.BulkItem(i.eventId, e.title, i.state, i.reason) from BulkItemEntity i"
                                + " join EventEntity e on e.id = i.eventId where i.editId = :edit and i.eventId > :after"
                                + (state == null ? "" : " and i.state = :state") + " order by i.eventId",
                        BulkItem.class)
                .setParameter("edit", edit)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit + 1)
                .unwrap(org.hibernate.query.Query.class)
                .setProperties(state == null ? Map.of() : Map.of("state", state))
                .getResultList();
        return Page.of(found, limit, item -> item.eventId().toString());
    }
}
