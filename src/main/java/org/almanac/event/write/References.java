package org.almanac.event.write;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.almanac.event.Organiser;
import org.almanac.event.RegisterKind;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.store.FormerSlugRepository;
import org.almanac.event.store.OrganiserEntity;
import org.almanac.event.store.OrganiserRepository;
import org.almanac.event.store.RegisterEntity;
import org.almanac.event.store.RegisterRepository;
import org.almanac.event.store.SeriesEntity;
import org.almanac.event.store.SeriesRepository;
import org.almanac.event.store.TagEntity;
import org.almanac.event.store.TagRepository;
import org.almanac.event.store.VenueEntity;
import org.almanac.event.store.VenueRepository;
import org.almanac.event.text.Texts;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the tags, series, venues and organisers that contents name. A tag or series that exists, or once had the
 * name, keeps its own; a venue is the same only when everything about it is, an
 * organiser when its name is, in whatever case and accents, and its website is or is not said.
 */
@ApplicationScoped
class References {
    private final TagRepository tags;
    private final SeriesRepository series;
    private final VenueRepository venues;
    private final OrganiserRepository organisers;
    private final FormerSlugRepository former;
    private final Ids ids;

    References(
            TagRepository tags,
            SeriesRepository series,
            VenueRepository venues,
            OrganiserRepository organisers,
            FormerSlugRepository former,
            Ids ids) {
        this.tags = tags;
        this.series = series;
        this.venues = venues;
        this.organisers = organisers;
        this.former = former;
        this.ids = ids;
    }

    /** Of some tags those that there are by that slug. */
    List<TagEntity> knownTags(Collection<String> slugs) {
        return slugs.isEmpty() ? List.of() : tags.listBySlugs(slugs);
    }

    /** Of some venues those that there are. */
    List<VenueEntity> knownVenues(Collection<Venue> wanted) {
        return wanted.isEmpty() ? List.of() : venues.listSame(wanted);
    }

    /** One that is not known. */
    VenueEntity newVenue(Venue wanted, Instant now) {
        return persisted(venues, new VenueEntity(ids.next(), wanted, now));
    }

    TagEntity tag(Tag wanted, Instant now) {
        TagEntity known = nowOrFormerly(tags, wanted.slug());
        return known != null ? known : persisted(tags, new TagEntity(ids.next(), wanted, now));
    }

    SeriesEntity series(Series wanted, Instant now) {
        SeriesEntity known = nowOrFormerly(series, wanted.slug());
        return known != null ? known : persisted(series, new SeriesEntity(ids.next(), wanted, now));
    }

    VenueEntity venue(Venue wanted, Instant now) {
        VenueEntity known = venues.findSame(wanted);
        return known != null ? known : newVenue(wanted, now);
    }

    /** @param given whether a slug has been given to another meanwhile */
    OrganiserEntity organiser(Organiser wanted, Instant now, Predicate<String> given) {
        OrganiserEntity known = organisers.findByNameAndUrl(wanted.name(), wanted.url());
        if (known == null) {
            known = calledAlike(wanted);
        }
        if (known != null) {
            return known;
        }
        String slug = wanted.slug();
        for (int n = 2; given.test(slug) || isTaken(slug); n++) {
            slug = wanted.slug() + "-" + n;
        }
        Organiser organiser = new Organiser(slug, wanted.name(), wanted.url());
        return persisted(organisers, new OrganiserEntity(ids.next(), organiser, now));
    }

    /** "informa" is "Informa", unless each has a website of its own. */
    private @Nullable OrganiserEntity calledAlike(Organiser wanted) {
        OrganiserEntity known = organisers.findByKey(wanted.slug());
        boolean same = known != null
                && Texts.slug(known.name).equals(wanted.slug())
                && (wanted.url() == null || wanted.url().equals(known.url));
        return same ? known : null;
    }

    private boolean isTaken(String slug) {
        return former.findTarget(RegisterKind.ORGANISER.name(), slug) != null || organisers.findByKey(slug) != null;
    }

    /** What was renamed or merged stays so, whoever goes on using the old name. */
    private <E extends RegisterEntity<T>, T> @Nullable E nowOrFormerly(RegisterRepository<E, T> entries, String slug) {
        E known = entries.findByKey(slug);
        if (known != null) {
            return known;
        }
        UUID renamed = former.findTarget(entries.kind().name(), slug);
        return renamed == null ? null : entries.findById(renamed);
    }

    private static <E extends RegisterEntity<T>, T> E persisted(RegisterRepository<E, T> entries, E entity) {
        entries.persist(entity);
        return entity;
    }
}
