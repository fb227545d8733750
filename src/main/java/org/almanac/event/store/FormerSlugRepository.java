package org.almanac.event.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What events and entries of registers were called before, so that old addresses find them. */
@ApplicationScoped
public class FormerSlugRepository implements PanacheRepositoryBase<FormerSlugEntity, FormerSlugEntity.Key> {
    /** The id of what was once called so; null when nothing was. */
    @Nullable
    public UUID findTarget(String kind, String slug) {
        FormerSlugEntity found = findById(new FormerSlugEntity.Key(kind, slug));
        return found == null ? null : found.targetId;
    }

    /** The same, as far as readers saw that it was called so. */
    @Nullable
    public UUID findSeenTarget(String kind, String slug) {
        FormerSlugEntity found = findById(new FormerSlugEntity.Key(kind, slug));
        return found == null || !found.seen ? null : found.targetId;
    }

    /** Of some slugs those by which something was once called. */
    public List<String> listFormer(String kind, Collection<String> slugs) {
        return getEntityManager()
                .createQuery(
                        "select f.slug from FormerSlugEntity f where f.kind = :kind and f.slug in :slugs", String.class)
                .setParameter("kind", kind)
                .setParameter("slugs", slugs)
                .getResultList();
    }

    /** What entries were called while readers did not know them, by entry. */
    public Map<UUID, List<FormerSlugEntity>> unseen() {
        return list("not seen and kind <> ?1 order by slug", FormerSlugEntity.EVENT).stream()
                .collect(Collectors.groupingBy(former -> former.targetId));
    }

    /** From now on the old slug leads to the target. @param seen whether readers know it by the old slug */
    public void lead(String kind, String slug, UUID target, boolean seen) {
        FormerSlugEntity known = findById(new FormerSlugEntity.Key(kind, slug));
        if (known == null) {
            persist(new FormerSlugEntity(kind, slug, target, seen));
        } else {
            known.lead(target, seen);
        }
    }

    /** What led to one leads to the other. */
    public void lead(UUID from, UUID to) {
        update("targetId = ?2 where targetId = ?1", from, to);
    }

    /** A slug that is given again leads nowhere else. */
    public void release(String kind, String slug) {
        deleteById(new FormerSlugEntity.Key(kind, slug));
    }

    public void forget(UUID target) {
        delete("targetId", target);
    }
}
