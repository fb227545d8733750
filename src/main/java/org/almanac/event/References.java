package org.almanac.event;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the tags, series, venues and organisers that contents name, each looked up once in a batch. A tag or
 * series that exists keeps its name; a venue or organiser is the same only when everything about it is.
 */
final class References {
    private static final String VENUE = "from VenueEntity where name is not distinct from :name"
            + " and address is not distinct from :address and city is not distinct from :city"
            + " and country is not distinct from :country and latitude is not distinct from :latitude"
            + " and longitude is not distinct from :longitude";

    private final EntityManager entities;
    private final Ids ids;
    private final Map<String, TagEntity> tags = new HashMap<>();
    private final Map<String, SeriesEntity> series = new HashMap<>();
    private final Map<Venue, VenueEntity> venues = new HashMap<>();
    private final Map<NamedOrganiser, OrganiserEntity> organisers = new HashMap<>();

    /** What makes two organisers the same; the slug follows from the name. */
    private record NamedOrganiser(String name, @Nullable String url) {}

    References(EntityManager entities, Ids ids) {
        this.entities = entities;
        this.ids = ids;
    }

    TagEntity tag(Tag wanted) {
        return tags.computeIfAbsent(wanted.slug(), slug -> {
            TagEntity known = first(entities.createQuery("from TagEntity where slug = :slug", TagEntity.class)
                    .setParameter("slug", slug));
            return known != null ? known : persisted(new TagEntity(ids.next(), wanted));
        });
    }

    SeriesEntity series(Series wanted) {
        return series.computeIfAbsent(wanted.slug(), slug -> {
            SeriesEntity known = first(entities.createQuery("from SeriesEntity where slug = :slug", SeriesEntity.class)
                    .setParameter("slug", slug));
            return known != null ? known : persisted(new SeriesEntity(ids.next(), wanted));
        });
    }

    VenueEntity venue(Venue wanted) {
        return venues.computeIfAbsent(wanted, venue -> {
            VenueEntity known = first(entities.createQuery(VENUE, VenueEntity.class)
                    .setParameter("name", venue.name())
                    .setParameter("address", venue.address())
                    .setParameter("city", venue.city())
                    .setParameter("country", venue.country())
                    .setParameter("latitude", venue.latitude())
                    .setParameter("longitude", venue.longitude()));
            return known != null ? known : persisted(new VenueEntity(ids.next(), venue));
        });
    }

    OrganiserEntity organiser(Organiser wanted) {
        return organisers.computeIfAbsent(new NamedOrganiser(wanted.name(), wanted.url()), key -> {
            OrganiserEntity known = first(entities.createQuery(
                            "from OrganiserEntity where name = :name and url is not distinct from :url",
                            OrganiserEntity.class)
                    .setParameter("name", key.name())
                    .setParameter("url", key.url()));
            return known != null
                    ? known
                    : persisted(new OrganiserEntity(
                            ids.next(), new Organiser(freeSlug(wanted.slug()), key.name(), key.url())));
        });
    }

    private String freeSlug(String slug) {
        String candidate = slug;
        for (int n = 2; taken(candidate); n++) {
            candidate = slug + "-" + n;
        }
        return candidate;
    }

    private boolean taken(String slug) {
        return organisers.values().stream()
                        .anyMatch(organiser -> organiser.slug().equals(slug))
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
