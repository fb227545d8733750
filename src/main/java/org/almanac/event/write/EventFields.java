package org.almanac.event.write;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.almanac.event.EventContent;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.store.EventContentEntity;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.OrganiserEntity;
import org.almanac.event.store.SeriesEntity;
import org.almanac.event.store.TagEntity;
import org.almanac.event.store.VenueEntity;
import org.jspecify.annotations.Nullable;

/** Lets events say what an editor says about them; what they name is looked up once in a batch. */
final class EventFields {
    private final References references;
    private final Instant now;
    private final Map<String, TagEntity> tags = new HashMap<>();
    private final Map<String, SeriesEntity> series = new HashMap<>();
    private final Map<Venue, VenueEntity> venues = new HashMap<>();
    private final Set<Venue> askedFor = new HashSet<>();
    private final Map<NamedOrganiser, OrganiserEntity> organisers = new HashMap<>();

    /** What makes two organisers the same; the slug follows from the name. */
    private record NamedOrganiser(String name, @Nullable String url) {}

    EventFields(References references, Instant now) {
        this.references = references;
        this.now = now;
    }

    /** Looks up at once what many contents name. */
    void prepare(Collection<EventContent> contents) {
        Set<String> slugs = new LinkedHashSet<>();
        Set<Venue> places = new LinkedHashSet<>();
        for (EventContent content : contents) {
            content.tags().forEach(tag -> slugs.add(tag.slug()));
            if (content.venue() != null) {
                places.add(content.venue());
            }
        }
        references.knownTags(slugs).forEach(tag -> tags.put(tag.slug, tag));
        references.knownVenues(places).forEach(venue -> venues.put(venue.toVenue(), venue));
        askedFor.addAll(places);
    }

    void fill(EventEntity entity, EventContent content) {
        SeriesEntity edition = content.series() == null ? null : series(content.series());
        VenueEntity venue = content.venue() == null ? null : venue(content.venue());
        OrganiserEntity organiser = content.organiser() == null ? null : organiser(content.organiser());
        List<TagEntity> named = content.tags().stream().map(this::tag).toList();
        entity.say(content, new EventContentEntity.Named(named, edition, venue, organiser));
    }

    private TagEntity tag(Tag wanted) {
        return tags.computeIfAbsent(wanted.slug(), slug -> references.tag(wanted, now));
    }

    private SeriesEntity series(Series wanted) {
        return series.computeIfAbsent(wanted.slug(), slug -> references.series(wanted, now));
    }

    private VenueEntity venue(Venue wanted) {
        return venues.computeIfAbsent(
                wanted,
                venue -> askedFor.contains(venue) ? references.newVenue(venue, now) : references.venue(venue, now));
    }

    private OrganiserEntity organiser(Organiser wanted) {
        return organisers.computeIfAbsent(
                new NamedOrganiser(wanted.name(), wanted.url()),
                key -> references.organiser(
                        wanted, now, slug -> organisers.values().stream().anyMatch(known -> known.slug.equals(slug))));
    }
}
