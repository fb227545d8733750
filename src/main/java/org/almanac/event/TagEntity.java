package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "tag")
class TagEntity extends RegisterEntity<Tag> {
    @Column(nullable = false)
    String slug;

    @Column(nullable = false)
    String name;

    protected TagEntity() {}

    TagEntity(UUID id, Tag tag, Instant now) {
        super(id, now);
        become(tag);
    }

    Tag toTag() {
        return new Tag(slug, name);
    }

    @Override
    Tag value() {
        return toTag();
    }

    @Override
    final void become(Tag tag) {
        slug = tag.slug();
        name = tag.name();
    }

    @Override
    String key() {
        return slug;
    }

    @Override
    String label() {
        return name;
    }
}
