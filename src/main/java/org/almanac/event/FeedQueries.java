package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalogue for those who keep what they rendered: first which events, in which revision, then only what they
 * do not have. Each call sees one consistent state.
 */
@ApplicationScoped
@Transactional
public class FeedQueries {
    private static final String LEAVES_AT = "least(case when e.recurrence is null then e.ends_at end,"
            + " case when not (" + Selection.PUBLIC + ") then e.last_modified end)";
    private static final String VERSION = "e.id, e.revision, " + millis("e.starts_at") + ", " + millis(LEAVES_AT);
    private static final String SELECT_VERSION = "select " + VERSION + " from event e";

    /** With more, the whole list costs no more than its changes. */
    private static final int MOST_CHANGES = 500;

    private final EntityManager entities;
    private final RenderFailures failures;

    FeedQueries(EntityManager entities, RenderFailures failures) {
        this.entities = entities;
        this.failures = failures;
    }

    /** How far the catalogue has got. */
    public CatalogueState state() {
        Object[] row = (Object[]) entities.createNativeQuery(
                        "select revision, " + millis("changed_at") + ", registers_changed_in from catalogue")
                .getSingleResult();
        return new CatalogueState(
                ((Number) row[0]).longValue(),
                Instant.ofEpochMilli(((Number) row[1]).longValue()),
                ((Number) row[2]).longValue());
    }

    /**
     * What a feed holds, by start and then id: every event that is public and not over at {@code edge}, and those that
     * readers saw once and that were taken away after {@code edge}. Whether an event that recurs is over is not asked.
     */
    public List<EventVersion> versions(EventFilter filter, Instant edge) {
        return versions(selected(filter, edge)
                .query(SELECT_VERSION, "order by e.starts_at, e.id")
                .getResultList());
    }

    /**
     * Which events changed after a revision of the catalogue, and whether they are among {@link #versions} now. Says
     * nothing of those that only the edge has passed, nor of those that a change of the registers moved.
     *
     * @return by start and then id; empty when there are too many
     */
    public Optional<List<VersionChange>> changes(EventFilter filter, Instant edge, long revision) {
        List<?> rows = selected(filter, edge)
                .with("revision", revision)
                .marking(
                        VERSION,
                        "from (select * from event where changed_in > :revision order by changed_in limit "
                                + (MOST_CHANGES + 1) + ") e order by e.starts_at, e.id")
                .getResultList();
        return rows.size() > MOST_CHANGES
                ? Optional.empty()
                : Optional.of(rows.stream()
                        .map(row -> new VersionChange(version((Object[]) row), (Boolean) ((Object[]) row)[4]))
                        .toList());
    }

    /** Those of {@link #versions} that readers saw change last, the latest first. */
    public List<EventVersion> latest(EventFilter filter, Instant edge, int limit) {
        return versions(selected(filter, edge)
                .query(SELECT_VERSION, "order by e.last_modified desc, e.id")
                .setMaxResults(limit)
                .getResultList());
    }

    private Selection selected(EventFilter filter, Instant edge) {
        return new Selection(entities)
                .matching(filter)
                .and("e.first_published_at is not null")
                .and("(e.recurrence is not null or e.ends_at > :edge)", "edge", edge)
                .and("(" + Selection.PUBLIC + " or e.last_modified > :edge)");
    }

    private static List<EventVersion> versions(List<?> rows) {
        List<EventVersion> versions = new ArrayList<>(rows.size());
        for (Object row : rows) {
            versions.add(version((Object[]) row));
        }
        return versions;
    }

    private static EventVersion version(Object[] row) {
        @Nullable Number leavesAt = (Number) row[3];
        return new EventVersion(
                (UUID) row[0],
                ((Number) row[1]).intValue(),
                Instant.ofEpochMilli(((Number) row[2]).longValue()),
                leavesAt == null ? null : Instant.ofEpochMilli(leavesAt.longValue()));
    }

    /** Events as they are now, in the order of their ids; what is not there is left out. */
    public List<Event> events(List<UUID> ids) {
        return EventLookup.load(entities, failures, ids);
    }

    /**
     * An event that readers see or saw once.
     *
     * @throws Problem of kind NOT_FOUND
     */
    public Event everPublic(String idOrSlug) {
        Event event = EventLookup.find(entities, idOrSlug).toEvent();
        if (event.firstPublishedAt() == null) {
            throw Problem.notFound("There is no event “" + idOrSlug + "”.");
        }
        return event;
    }

    /** The names of those tags that exist, by slug; also by a slug that one had before. */
    public Map<String, String> tagNames(Collection<String> slugs) {
        return names("tag", slugs);
    }

    /** The name of a series; empty when there is none of that slug. */
    public Optional<String> seriesName(String slug) {
        return Optional.ofNullable(names("series", Set.of(slug)).get(slug));
    }

    /** The name of an organiser; empty when there is none of that slug. */
    public Optional<String> organiserName(String slug) {
        return Optional.ofNullable(names("organiser", Set.of(slug)).get(slug));
    }

    private Map<String, String> names(String table, Collection<String> slugs) {
        Map<String, String> names = new HashMap<>();
        List<?> rows = entities.createNativeQuery("select f.slug, t.name from former_slug f join " + table
                        + " t on t.id = f.target_id where f.kind = upper('" + table + "') and f.slug in (:slugs)"
                        + " union all select slug, name from " + table + " where slug in (:slugs)")
                .setParameter("slugs", slugs)
                .getResultList();
        for (Object row : rows) {
            Object[] named = (Object[]) row;
            names.put((String) named[0], (String) named[1]);
        }
        return names;
    }

    // As a number: what a driver makes of a timestamp in a native query depends on its settings.
    private static String millis(String timestamp) {
        return "cast(floor(extract(epoch from " + timestamp + ") * 1000) as bigint)";
    }
}
