package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.util.List;
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
        List<?> found = entities.createNativeQuery(
                        "select target_id from former_slug where kind = :kind and slug = :slug", UUID.class)
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .getResultList();
        return found.isEmpty() ? null : (UUID) found.get(0);
    }

    /** From now on the old slug, and those that led to it, lead to the target. */
    void lead(String kind, String slug, UUID target) {
        entities.createNativeQuery("""
                        insert into former_slug (kind, slug, target_id) values (:kind, :slug, :target)
                        on conflict (kind, slug) do update set target_id = excluded.target_id
                        """)
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .setParameter("target", target)
                .executeUpdate();
    }

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
