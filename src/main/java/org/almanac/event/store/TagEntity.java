package org.almanac.event.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Tag;

@Entity
@Table(name = "tag")
public class TagEntity extends NamedEntity<Tag> {
    protected TagEntity() {}

    public TagEntity(UUID id, Tag tag, Instant now) {
        super(id, tag.slug(), tag.name(), now);
    }

    public Tag toTag() {
        return new Tag(slug, name);
    }

    @Override
    public Tag value() {
        return toTag();
    }

    @Override
    public void become(Tag tag) {
        slug = tag.slug();
        name = tag.name();
    }
}
