package org.almanac.event.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.almanac.event.RegisterKind;
import org.almanac.event.Tag;
import org.jspecify.annotations.Nullable;

/** Tags: an event names several, in an order. */
@ApplicationScoped
public class TagRepository extends RegisterRepository<TagEntity, Tag> {
    @Override
    public RegisterKind kind() {
        return RegisterKind.TAG;
    }

    @Override
    public Class<TagEntity> type() {
        return TagEntity.class;
    }

    @Override
    public String name() {
        return "r.name";
    }

    @Override
    public String events(String entry) {
        return entry + " member of e.tags";
    }

    @Override
    @Nullable
    public TagEntity findByKey(String slug) {
        return find("slug", slug).firstResult();
    }

    @Override
    @Nullable
    public TagEntity findSame(Tag value) {
        return findByKey(value.slug());
    }

    public List<TagEntity> listBySlugs(Collection<String> slugs) {
        return list("slug in ?1", slugs);
    }
}
