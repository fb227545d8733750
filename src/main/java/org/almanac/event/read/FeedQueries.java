package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.CatalogueState;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.store.RevisionStatements;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalogue for those who keep what they rendered: first which events, in which revision, then only what they
 * do not have. Each call sees one consistent state.
 */
@ApplicationScoped
@Transactional
public class FeedQueries {
    // Whether a row is of what readers see, or of what they see no more, its columns are called alike.
    private static final String SHOWN = "select e.id, e.revision, " + millis("e.starts_at") + " as starts_at, "
            + millis("case when e.recurrence is null then e.ends_at end")
            + " as leaves_at, e.last_modified from event e";
    private static final String TAKEN_AWAY = "select t.event_id as id, t.revision, " + millis("t.starts_at")
            + " as starts_at, " + millis("least(case when t.recurrence is null then t.ends_at end, t.last_modified)")
            + " as leaves_at, t.last_modified from tombstone t";
    private static final String CHANGED = "select e.id, coalesce(t.revision, e.revision) as revision, "
            + millis("coalesce(t.starts_at, e.starts_at)") + " as starts_at, "
            + millis("case when t.event_id is null then case when e.recurrence is null then e.ends_at end"
                    + " else least(case when t.recurrence is null then t.ends_at end, t.last_modified) end")
            + " as leaves_at, coalesce(case when t.event_id is null then %s else %s end, false) as held"
            + " from (select * from event where changed_in > :revision order by changed_in limit %d) e"
            + " left join tombstone t on t.event_id = e.id order by starts_at, id";

    /** With more, the whole list costs no more than its changes. */
    private static final int MOST_CHANGES = 500;

    private final SelectionQueries selections;
    private final RevisionStatements revisions;
    private final EventLookup lookup;

    FeedQueries(SelectionQueries selections, RevisionStatements revisions, EventLookup lookup) {
        this.selections = selections;
        this.revisions = revisions;
        this.lookup = lookup;
    }

    /** How far the catalogue has got. */
    public CatalogueState state() {
        return revisions.state();
    }

    /**
     * What a feed holds, by start and then id: every event that is public and not over at {@code edge}, and those that
     * readers saw once and that were taken away after {@code edge}. Whether an event that recurs is over is not asked.
     */
    public List<EventVersion> versions(EventFilter filter, Instant edge) {
        Held held = new Held(filter, edge);
        return versions(held.rows("select id, revision, starts_at, leaves_at from ((" + held.shown + ") union all ("
                + held.takenAway + ")) held order by starts_at, id"));
    }

    /**
     * Which events changed after a revision of the catalogue, and whether they are among {@link #versions} now. Says
     * nothing of those that only the edge has passed, nor of those that a change of the registers moved.
     *
     * @return by start and then id; empty when there are too many
     */
    public Optional<List<VersionChange>> changes(EventFilter filter, Instant edge, long revision) {
        Held held = new Held(filter, edge);
        held.parameters.put("revision", revision);
        List<?> rows = held.rows(CHANGED.formatted(held.ifShown, held.ifTakenAway, MOST_CHANGES + 1));
        return rows.size() > MOST_CHANGES
                ? Optional.empty()
                : Optional.of(rows.stream()
                        .map(row -> new VersionChange(version((Object[]) row), (Boolean) ((Object[]) row)[4]))
                        .toList());
    }

    /** Those of {@link #versions} that readers saw change last, the latest first. */
    public List<EventVersion> latest(EventFilter filter, Instant edge, int limit) {
        Held held = new Held(filter, edge);
        String first = " limit " + limit;
        return versions(held.rows("select id, revision, starts_at, leaves_at from ((" + held.shown
                + " order by e.last_modified desc, e.id" + first + ") union all (" + held.takenAway
                + " order by t.last_modified desc, t.event_id" + first
                + ")) held order by last_modified desc, id" + first));
    }

    /** What a feed holds: what is shown, as it is, and what was taken away, as it was. */
    private final class Held {
        final String ifShown;
        final String ifTakenAway;
        final String shown;
        final String takenAway;
        final Map<String, Object> parameters = new HashMap<>();

        Held(EventFilter filter, Instant edge) {
            FilterConditions asked = selections.conditions(filter);
            parameters.putAll(asked.parameters());
            parameters.put("edge", edge);
            ifShown = all(asked.ofEvents(), Selection.PUBLIC, "(e.recurrence is not null or e.ends_at > :edge)");
            ifTakenAway = all(
                    asked.ofTombstones(), "t.last_modified > :edge", "(t.recurrence is not null or t.ends_at > :edge)");
            shown = SHOWN + " where " + ifShown;
            takenAway = TAKEN_AWAY + " where " + ifTakenAway;
        }

        private static String all(List<String> conditions, String... more) {
            return Stream.concat(conditions.stream(), Stream.of(more)).collect(Collectors.joining(" and "));
        }

        List<?> rows(String sql) {
            return selections.rows(sql, parameters);
        }
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

    /** Events as readers may see them, see {@link PublicEvents#all}. */
    public List<Event> events(List<UUID> ids) {
        return lookup.loadSeen(ids);
    }

    // As a number: what a driver makes of a timestamp in a native query depends on its settings.
    private static String millis(String timestamp) {
        return "cast(floor(extract(epoch from " + timestamp + ") * 1000) as bigint)";
    }
}
