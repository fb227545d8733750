package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "organiser")
class OrganiserEntity extends RegisterEntity<Organiser> {
    @Column(nullable = false)
    String slug;

    @Column(nullable = false)
    String name;

    @Nullable
    String url;

    protected OrganiserEntity() {}

    OrganiserEntity(UUID id, Organiser organiser, Instant now) {
        super(id, now);
        become(organiser);
    }

    Organiser toOrganiser() {
        return new Organiser(slug, name, url);
    }

    @Override
    Organiser value() {
        return toOrganiser();
    }

    @Override
    final void become(Organiser organiser) {
        slug = organiser.slug();
        name = organiser.name();
        url = organiser.url();
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
