package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.event.EntityRegister.Ways;

/** What events name, to be kept in order: renamed, corrected, merged and taken away. */
@ApplicationScoped
public class Registers {
    private final Register<Tag, SaveName> tags;
    private final Register<Series, SaveName> series;
    private final Register<Organiser, SaveOrganiser> organisers;
    private final Register<Venue, SaveEvent.VenueInput> venues;

    Registers(
            TagRepository tags,
            SeriesRepository series,
            OrganiserRepository organisers,
            VenueRepository venues,
            CatalogueStore store,
            CatalogueWriter writer) {
        this.tags = new EntityRegister<>(
                tags, new Ways<>(EntryRules::tag, TagEntity::new, EventEntity::move), store, writer);
        this.series = new EntityRegister<>(
                series,
                new Ways<>(EntryRules::series, SeriesEntity::new, (event, from, to) -> event.move(to)),
                store,
                writer);
        this.organisers = new EntityRegister<>(
                organisers,
                new Ways<>(EntryRules::organiser, OrganiserEntity::new, (event, from, to) -> event.move(to)),
                store,
                writer);
        this.venues = new EntityRegister<>(
                venues,
                new Ways<>(
                        (typed, before) -> EntryRules.venue(typed),
                        VenueEntity::new,
                        (event, from, to) -> event.move(to)),
                store,
                writer);
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
