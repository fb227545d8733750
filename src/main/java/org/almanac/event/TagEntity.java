package org.almanac.event;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "tag")
class TagEntity extends NamedEntity<Tag> {
    protected TagEntity() {}

    TagEntity(UUID id, Tag tag, Instant now) {
        super(id, tag.slug(), tag.name(), now);
    }

    Tag toTag() {
        return new Tag(slug, name);
    }

    @Override
    Tag value() {
        return toTag();
    }

    @Override
    void become(Tag tag) {
        slug = tag.slug();
        name = tag.name();
    }
}
