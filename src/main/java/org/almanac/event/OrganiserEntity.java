package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "organiser")
class OrganiserEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    String slug;

    @Column(nullable = false)
    String name;

    @Nullable
    String url;

    protected OrganiserEntity() {}

    OrganiserEntity(UUID id, Organiser organiser) {
        this.id = id;
        this.slug = organiser.slug();
        this.name = organiser.name();
        this.url = organiser.url();
    }

    String slug() {
        return slug;
    }

    Organiser toOrganiser() {
        return new Organiser(slug, name, url);
    }
}
