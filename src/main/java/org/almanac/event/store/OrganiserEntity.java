package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Organiser;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "organiser")
public class OrganiserEntity extends RegisterEntity<Organiser> {
    @Column(nullable = false)
    public String slug;

    @Column(nullable = false)
    public String name;

    @Nullable
    public String url;

    protected OrganiserEntity() {}

    public OrganiserEntity(UUID id, Organiser organiser, Instant now) {
        super(id, now);
        become(organiser);
    }

    public Organiser toOrganiser() {
        return new Organiser(slug, name, url);
    }

    @Override
    public Organiser value() {
        return toOrganiser();
    }

    @Override
    public final void become(Organiser organiser) {
        slug = organiser.slug();
        name = organiser.name();
        url = organiser.url();
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
