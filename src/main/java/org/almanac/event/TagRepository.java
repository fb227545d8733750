package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tags: an event names several, in an order. */
@ApplicationScoped
class TagRepository extends RegisterRepository<TagEntity, Tag> {
    @Override
    RegisterKind kind() {
        return RegisterKind.TAG;
    }

    @Override
    Class<TagEntity> type() {
        return TagEntity.class;
    }

    @Override
    String name() {
        return "r.name";
    }

    @Override
    String events(String entry) {
        return entry + " member of e.tags";
    }

    @Override
    @Nullable
    TagEntity findByKey(String slug) {
        return find("slug", slug).firstResult();
    }

    @Override
    @Nullable
    TagEntity findSame(Tag value) {
        return findByKey(value.slug());
    }

    List<TagEntity> listBySlugs(Collection<String> slugs) {
        return list("slug in ?1", slugs);
    }
}
