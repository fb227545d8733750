package org.almanac.event.write;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<NamedOrganiser, OrganiserEntity> organisers = new HashMap<>();

    /** What makes two organisers the same; the slug follows from the name. */
    private record NamedOrganiser(String name, @Nullable String url) {}

    EventFields(References references, Instant now) {
        this.references = references;
        this.now = now;
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
        return venues.computeIfAbsent(wanted, venue -> references.venue(venue, now));
    }

    private OrganiserEntity organiser(Organiser wanted) {
        return organisers.computeIfAbsent(
                new NamedOrganiser(wanted.name(), wanted.url()),
                key -> references.organiser(
                        wanted, now, slug -> organisers.values().stream().anyMatch(known -> known.slug.equals(slug))));
    }
}
