package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.almanac.time.Ids;

/** What events name, to be kept in order: renamed, corrected, merged and taken away. */
@ApplicationScoped
public class Registers {
    private final Register<Tag, SaveName> tags;
    private final Register<Series, SaveName> series;
    private final Register<Organiser, SaveOrganiser> organisers;
    private final Register<Venue, SaveEvent.VenueInput> venues;

    Registers(EntityManager entities, CatalogueWriter writer, Ids ids) {
        this.tags = new EntityRegister<>(new TagType(), entities, writer, ids);
        this.series = new EntityRegister<>(new SeriesType(), entities, writer, ids);
        this.organisers = new EntityRegister<>(new OrganiserType(), entities, writer, ids);
        this.venues = new EntityRegister<>(new VenueType(), entities, writer, ids);
    }

    public Register<Tag, SaveName> tags() {
        return tags;
    }

    public Register<Series, SaveName> series() {
        return series;
    }

    public Register<Organiser, SaveOrganiser> organisers() {
        return organisers;
    }

    public Register<Venue, SaveEvent.VenueInput> venues() {
        return venues;
    }
}
