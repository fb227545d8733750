package org.almanac.event.register;

import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.event.Organiser;
import org.almanac.event.SaveEvent;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.register.EntityRegister.Ways;
import org.almanac.event.rules.EntryRules;
import org.almanac.event.rules.SaveName;
import org.almanac.event.rules.SaveOrganiser;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.OrganiserEntity;
import org.almanac.event.store.OrganiserRepository;
import org.almanac.event.store.SeriesEntity;
import org.almanac.event.store.SeriesRepository;
import org.almanac.event.store.TagEntity;
import org.almanac.event.store.TagRepository;
import org.almanac.event.store.VenueEntity;
import org.almanac.event.store.VenueRepository;
import org.almanac.event.write.CatalogueStore;
import org.almanac.event.write.CatalogueWriter;

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
