package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/** An entry of a register that is nothing but a name. */
@MappedSuperclass
abstract class NamedEntity<T> extends RegisterEntity<T> {
    @Column(nullable = false)
    public String slug;

    @Column(nullable = false)
    String name;

    protected NamedEntity() {}

    NamedEntity(UUID id, String slug, String name, Instant now) {
        super(id, now);
        this.slug = slug;
        this.name = name;
    }

    @Override
    public String key() {
        return slug;
    }

    @Override
    public String label() {
        return name;
    }
}
