package org.almanac.event.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import org.almanac.event.Entry;
import org.almanac.event.EntryQuery;
import org.almanac.event.Organiser;
import org.almanac.event.RegisterKind;
import org.almanac.event.SaveEvent;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.register.EntityRegister.Ways;
import org.almanac.event.rules.EntryRules;
import org.almanac.event.rules.SameName;
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
    private static final int MOST_ALIKE = 100;

    private final EntityRegister<TagEntity, Tag, SaveName> tags;
    private final EntityRegister<SeriesEntity, Series, SaveName> series;
    private final EntityRegister<OrganiserEntity, Organiser, SaveOrganiser> organisers;
    private final EntityRegister<VenueEntity, Venue, SaveEvent.VenueInput> venues;

    Registers(
            TagRepository tags,
            SeriesRepository series,
            OrganiserRepository organisers,
            VenueRepository venues,
            CatalogueStore store,
            CatalogueWriter writer) {
        this.tags = new EntityRegister<>(
                tags, new Ways<>(Tag.class, EntryRules::tag, TagEntity::new, EventEntity::move), store, writer);
        this.series = new EntityRegister<>(
                series,
                new Ways<>(Series.class, EntryRules::series, SeriesEntity::new, (event, from, to) -> event.move(to)),
                store,
                writer);
        this.organisers = new EntityRegister<>(
                organisers,
                new Ways<>(
                        Organiser.class,
                        EntryRules::organiser,
                        OrganiserEntity::new,
                        (event, from, to) -> event.move(to)),
                store,
                writer);
        this.venues = new EntityRegister<>(
                venues,
                new Ways<>(
                        Venue.class,
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

    /** The tag that somebody means by a name or slug, also one that it had before. */
    public Optional<Tag> tagCalled(String typed) {
        return called(tags, typed, Tag::name);
    }

    /** The same of a series. */
    public Optional<Series> seriesCalled(String typed) {
        return called(series, typed, Series::name);
    }

    /** The same of an organiser. */
    public Optional<Organiser> organiserCalled(String typed) {
        return called(organisers, typed, Organiser::name);
    }

    private static <T> Optional<T> called(EntityRegister<?, T, ?> register, String typed, Function<T, String> name) {
        String key = SameName.key(typed);
        Optional<T> named = register.list(new EntryQuery(typed, null, MOST_ALIKE, false)).items().stream()
                .map(Entry::value)
                .filter(value -> SameName.key(name.apply(value)).equals(key))
                .findFirst();
        return named.isPresent() ? named : register.lookUp(key).map(Entry::value);
    }

    /** Any of them, whatever its entries are. */
    public Register<?, ?> of(RegisterKind kind) {
        return entities(kind);
    }

    public EntityRegister<?, ?, ?> entities(RegisterKind kind) {
        return switch (kind) {
            case TAG -> tags;
            case SERIES -> series;
            case ORGANISER -> organisers;
            case VENUE -> venues;
        };
    }
}
