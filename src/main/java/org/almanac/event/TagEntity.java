package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "tag")
class TagEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    String slug;

    @Column(nullable = false)
    String name;

    protected TagEntity() {}

    TagEntity(UUID id, Tag tag) {
        this.id = id;
        this.slug = tag.slug();
        this.name = tag.name();
    }

    Tag toTag() {
        return new Tag(slug, name);
    }
}
