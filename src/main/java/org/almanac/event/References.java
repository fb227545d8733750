package org.almanac.event;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the tags, series, venues and organisers that contents name, each looked up once in a batch. A tag or
 * series that exists, or once had the name, keeps its own; a venue or organiser is the same only when everything about
 * it is.
 */
final class References {
    private static final String VENUE = "from VenueEntity where name is not distinct from :name"
            + " and address is not distinct from :address and city is not distinct from :city"
            + " and country is not distinct from :country and latitude is not distinct from :latitude"
            + " and longitude is not distinct from :longitude";

    private final EntityManager entities;
    private final Ids ids;
    private final Instant now;
    private final FormerSlugs former;
    private final Map<String, TagEntity> tags = new HashMap<>();
    private final Map<String, SeriesEntity> series = new HashMap<>();
    private final Map<Venue, VenueEntity> venues = new HashMap<>();
    private final Map<NamedOrganiser, OrganiserEntity> organisers = new HashMap<>();

    /** What makes two organisers the same; the slug follows from the name. */
    private record NamedOrganiser(String name, @Nullable String url) {}

    References(EntityManager entities, Ids ids, Instant now) {
        this.entities = entities;
        this.ids = ids;
        this.now = now;
        this.former = new FormerSlugs(entities);
    }

    TagEntity tag(Tag wanted) {
        return tags.computeIfAbsent(wanted.slug(), slug -> {
            TagEntity known = first(entities.createQuery("from TagEntity where slug = :slug", TagEntity.class)
                    .setParameter("slug", slug));
            if (known == null) {
                known = formerly(RegisterKind.TAG, slug, TagEntity.class);
            }
            return known != null ? known : persisted(new TagEntity(ids.next(), wanted, now));
        });
    }

    SeriesEntity series(Series wanted) {
        return series.computeIfAbsent(wanted.slug(), slug -> {
            SeriesEntity known = first(entities.createQuery("from SeriesEntity where slug = :slug", SeriesEntity.class)
                    .setParameter("slug", slug));
            if (known == null) {
                known = formerly(RegisterKind.SERIES, slug, SeriesEntity.class);
            }
            return known != null ? known : persisted(new SeriesEntity(ids.next(), wanted, now));
        });
    }

    VenueEntity venue(Venue wanted) {
        return venues.computeIfAbsent(wanted, venue -> {
            VenueEntity known = venues(entities, venue).stream().findFirst().orElse(null);
            return known != null ? known : persisted(new VenueEntity(ids.next(), venue, now));
        });
    }

    OrganiserEntity organiser(Organiser wanted) {
        return organisers.computeIfAbsent(new NamedOrganiser(wanted.name(), wanted.url()), key -> {
            OrganiserEntity known = organisers(entities, key.name(), key.url()).stream()
                    .findFirst()
                    .orElse(null);
            return known != null
                    ? known
                    : persisted(new OrganiserEntity(
                            ids.next(), new Organiser(freeSlug(wanted.slug()), key.name(), key.url()), now));
        });
    }

    /** Those that are just so: one at most. */
    static List<VenueEntity> venues(EntityManager entities, Venue venue) {
        return entities.createQuery(VENUE, VenueEntity.class)
                .setParameter("name", venue.name())
                .setParameter("address", venue.address())
                .setParameter("city", venue.city())
                .setParameter("country", venue.country())
                .setParameter("latitude", venue.latitude())
                .setParameter("longitude", venue.longitude())
                .getResultList();
    }

    /** Those of this name and address: one at most. */
    static List<OrganiserEntity> organisers(EntityManager entities, String name, @Nullable String url) {
        return entities.createQuery(
                        "from OrganiserEntity where name = :name and url is not distinct from :url",
                        OrganiserEntity.class)
                .setParameter("name", name)
                .setParameter("url", url)
                .getResultList();
    }

    /** What was renamed or merged stays so, whoever goes on using the old name. */
    private <T> @Nullable T formerly(RegisterKind kind, String slug, Class<T> type) {
        UUID id = former.find(kind.name(), slug);
        return id == null ? null : entities.find(type, id);
    }

    private String freeSlug(String slug) {
        String candidate = slug;
        for (int n = 2; taken(candidate); n++) {
            candidate = slug + "-" + n;
        }
        return candidate;
    }

    private boolean taken(String slug) {
        return organisers.values().stream().anyMatch(organiser -> organiser.slug.equals(slug))
                || former.find(RegisterKind.ORGANISER.name(), slug) != null
                || first(entities.createQuery("from OrganiserEntity where slug = :slug", OrganiserEntity.class)
                                .setParameter("slug", slug))
                        != null;
    }

    private <T> T persisted(T entity) {
        entities.persist(entity);
        return entity;
    }

    private static <T> @Nullable T first(TypedQuery<T> query) {
        List<T> found = query.setMaxResults(1).getResultList();
        return found.isEmpty() ? null : found.get(0);
    }
}
