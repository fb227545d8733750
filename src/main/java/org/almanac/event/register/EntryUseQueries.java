package org.almanac.event.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.RegisterKind;

/** How much entries of registers are used, and what all of them are called. */
@ApplicationScoped
@Transactional
public class EntryUseQueries {
    private final EntityManager entities;

    EntryUseQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** @param name as people call it; of a venue its name, street and city */
    public record Named(UUID id, String key, String name) {}

    /** Of some entries; those that no event names are there, too. */
    public Map<UUID, EntryUse> uses(RegisterKind kind, Collection<UUID> ids, Instant now) {
        Map<UUID, EntryUse> uses = new HashMap<>();
        ids.forEach(id -> uses.put(id, EntryUse.NONE));
        String entry = kind == RegisterKind.TAG ? "et.tag_id" : "e." + kind.word() + "_id";
        String from = kind == RegisterKind.TAG ? "event_tag et join event e on e.id = et.event_id" : "event e";
        List<?> rows = entities.createNativeQuery(
                        "select " + entry + ", count(*), count(*) filter (where e.over_at > :now)"
                                + " from " + from + " where " + entry
                                + " = any(cast(:ids as uuid[])) and e.withdrawn_at is null"
                                + " group by 1")
                .setParameter("now", now)
                .setParameter("ids", uses.keySet().toArray(UUID[]::new))
                .getResultList();
        for (Object row : rows) {
            Object[] use = (Object[]) row;
            uses.put((UUID) use[0], new EntryUse(((Number) use[1]).longValue(), ((Number) use[2]).longValue()));
        }
        return uses;
    }

    /** All entries, by name; the first of very many. */
    public List<Named> names(RegisterKind kind, int limit) {
        String columns =
                kind == RegisterKind.VENUE ? "cast(id as text), concat_ws(', ', name, address, city)" : "slug, name";
        List<?> rows = entities.createNativeQuery(
                        "select id, " + columns + " from " + kind.word() + " order by 3, 1 limit " + limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Named((UUID) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    public long count(RegisterKind kind) {
        return ((Number) entities.createNativeQuery("select count(*) from " + kind.word())
                        .getSingleResult())
                .longValue();
    }
}
