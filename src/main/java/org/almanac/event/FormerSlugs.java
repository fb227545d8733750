package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What events and entries of registers were called before, so that old addresses find them. */
final class FormerSlugs {
    static final String EVENT = "EVENT";

    private final EntityManager entities;

    FormerSlugs(EntityManager entities) {
        this.entities = entities;
    }

    /** The id of what was once called so; null when nothing was, or nothing that is still there. */
    @Nullable
    UUID find(String kind, String slug) {
        return find(kind, slug, "");
    }

    /** The same, as far as readers saw that it was called so. */
    @Nullable
    UUID findSeen(String kind, String slug) {
        return find(kind, slug, " and seen");
    }

    private @Nullable UUID find(String kind, String slug, String condition) {
        List<?> found = entities.createNativeQuery(
                        "select target_id from former_slug where kind = :kind and slug = :slug" + condition, UUID.class)
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .getResultList();
        return found.isEmpty() ? null : (UUID) found.get(0);
    }

    /**
     * From now on the old slug, and those that led to it, lead to the target.
     *
     * @param seen whether readers know it by the old slug; else it leads editors only
     */
    void lead(String kind, String slug, UUID target, boolean seen) {
        entities.createNativeQuery("""
                        insert into former_slug (kind, slug, target_id, seen) values (:kind, :slug, :target, :seen)
                        on conflict (kind, slug) do update
                        set seen = excluded.seen or former_slug.seen and former_slug.target_id = excluded.target_id,
                            target_id = excluded.target_id
                        """)
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .setParameter("target", target)
                .setParameter("seen", seen)
                .executeUpdate();
    }

    /** What entries were called while readers did not know them, by entry: kind and slug. */
    Map<UUID, List<Unseen>> unseen() {
        List<?> rows = entities.createNativeQuery(
                        "select kind, slug, target_id from former_slug where not seen and kind <> 'EVENT' order by slug")
                .getResultList();
        Map<UUID, List<Unseen>> unseen = new HashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            unseen.computeIfAbsent((UUID) columns[2], id -> new ArrayList<>())
                    .add(new Unseen(RegisterKind.valueOf((String) columns[0]), (String) columns[1]));
        }
        return unseen;
    }

    record Unseen(RegisterKind kind, String slug) {}

    /** What led to one leads to the other. */
    void lead(UUID from, UUID to) {
        entities.createNativeQuery("update former_slug set target_id = :to where target_id = :from")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    /** A slug that is given again leads nowhere else. */
    void release(String kind, String slug) {
        entities.createNativeQuery("delete from former_slug where kind = :kind and slug = :slug")
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .executeUpdate();
    }

    void forget(UUID target) {
        entities.createNativeQuery("delete from former_slug where target_id = :target")
                .setParameter("target", target)
                .executeUpdate();
    }
}
