package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names in the registers that readers know of: those that a public event has, also one that is over. */
@ApplicationScoped
@Transactional
public class PublicNames {
    private final EntityManager entities;

    PublicNames(EntityManager entities) {
        this.entities = entities;
    }

    /** By name. */
    public List<Tag> tags() {
        return list(RegisterKind.TAG, TagEntity.class).stream()
                .map(TagEntity::toTag)
                .toList();
    }

    /** By name. */
    public List<Series> series() {
        return list(RegisterKind.SERIES, SeriesEntity.class).stream()
                .map(SeriesEntity::toSeries)
                .toList();
    }

    /** By name. */
    public List<Organiser> organisers() {
        return list(RegisterKind.ORGANISER, OrganiserEntity.class).stream()
                .map(OrganiserEntity::toOrganiser)
                .toList();
    }

    @SuppressWarnings("unchecked") // a native query of an entity
    private <E> List<E> list(RegisterKind kind, Class<E> type) {
        return (List<E>) entities.createNativeQuery(
                        "select r.* from " + kind.word() + " r where " + PublicUse.of(kind, "r.id")
                                + " order by lower(r.name), r.slug",
                        type)
                .getResultList();
    }

    /** The slugs of all tags, series or organisers, in order. */
    public List<String> slugs(RegisterKind kind) {
        if (kind == RegisterKind.VENUE) {
            throw new IllegalArgumentException("venues have no slugs");
        }
        return entities.createNativeQuery(
                        "select r.slug from " + kind.word() + " r where " + PublicUse.of(kind, "r.id")
                                + " order by r.slug",
                        String.class)
                .getResultList();
    }

    /**
     * The names of those tags that have a feed, by slug; also by a slug that one had before. Calendars of what is no longer
     * shown go on, so that they learn that it was taken away.
     */
    public Map<String, String> tagsOfFeeds(Collection<String> slugs) {
        return namesOfFeeds(RegisterKind.TAG, slugs);
    }

    /** The name of a series that has a feed; null when there is none of that slug. */
    public @Nullable String seriesOfFeed(String slug) {
        return namesOfFeeds(RegisterKind.SERIES, Set.of(slug)).get(slug);
    }

    /** The name of an organiser that has a feed; null when there is none of that slug. */
    public @Nullable String organiserOfFeed(String slug) {
        return namesOfFeeds(RegisterKind.ORGANISER, Set.of(slug)).get(slug);
    }

    private Map<String, String> namesOfFeeds(RegisterKind kind, Collection<String> slugs) {
        Map<String, String> names = new HashMap<>();
        String used = PublicUse.everOf(kind, "t.id");
        // What nothing public names any more keeps the word that it is asked for by, whatever it is called since.
        String name = ", case when " + PublicUse.of(kind, "t.id") + " then t.name else ";
        List<?> rows = entities.createNativeQuery(
                        "select f.slug" + name + "f.slug end from former_slug f join " + kind.word()
                                + " t on t.id = f.target_id where f.kind = '" + kind.name()
                                + "' and f.seen and f.slug in (:slugs) and " + used + " union all select t.slug" + name
                                + "t.slug end from " + kind.word() + " t where t.slug in (:slugs) and " + used)
                .setParameter("slugs", slugs)
                .getResultList();
        for (Object row : rows) {
            Object[] named = (Object[]) row;
            names.put((String) named[0], (String) named[1]);
        }
        return names;
    }
}
