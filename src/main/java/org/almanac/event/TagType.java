package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tags: an event names several, in an order. */
final class TagType implements RegisterType<TagEntity, Tag, SaveName> {
    @Override
    public RegisterKind kind() {
        return RegisterKind.TAG;
    }

    @Override
    public Class<TagEntity> entity() {
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
    public Tag check(SaveName input, @Nullable Tag before) {
        EntryRules.Named named = EntryRules.tag(input, before == null ? null : before.slug());
        return new Tag(named.slug(), named.name());
    }

    @Override
    public TagEntity make(UUID id, Tag value, Instant now) {
        return new TagEntity(id, value, now);
    }

    @Override
    public @Nullable TagEntity find(EntityManager entities, String key) {
        return EntryRules.bySlug(entities, TagEntity.class, key);
    }

    @Override
    public @Nullable TagEntity same(EntityManager entities, Tag value) {
        return find(entities, value.slug());
    }

    @Override
    public void move(EventEntity event, TagEntity from, TagEntity to) {
        Set<TagEntity> tags = new LinkedHashSet<>();
        event.tags.forEach(tag -> tags.add(tag == from ? to : tag));
        List<TagEntity> moved = List.copyOf(tags);
        event.tags.clear();
        event.tags.addAll(moved);
    }
}
