package org.almanac.event;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a read, as SQL over {@code event e} (and {@code occurrence o}, where the caller joins it). Only
 * fixed text becomes SQL; every value travels as a parameter.
 */
final class Selection {
    /** What readers see. */
    static final String PUBLIC = "e.published and e.withdrawn_at is null";

    /**
     * What is cheapest depends on the values: how rare a tag is, how much is still ahead; planning costs about a
     * millisecond. A reader's question is answered before a parallel worker has started.
     */
    private static final String PLANNED = "select set_config('plan_cache_mode', 'force_custom_plan', true),"
            + " set_config('max_parallel_workers_per_gather', '0', true)";

    private final EntityManager entities;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private @Nullable Reach reach;

    Selection(EntityManager entities) {
        this.entities = entities;
    }

    Selection and(String condition) {
        conditions.add(condition);
        return this;
    }

    Selection and(String condition, String parameter, Object value) {
        return with(parameter, value).and(condition);
    }

    Selection with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    Selection matching(EventFilter filter) {
        if (!filter.tags().isEmpty()) {
            tagged(filter.tags());
        }
        if (filter.series() != null) {
            and(
                    "e.series_id = (select id from series where slug = :series union all "
                            + former("SERIES", "= :series") + " limit 1)",
                    "series",
                    filter.series());
        }
        if (filter.organiser() != null) {
            and(
                    "e.organiser_id = (select id from organiser where slug = :organiser union all "
                            + former("ORGANISER", "= :organiser") + " limit 1)",
                    "organiser",
                    filter.organiser());
        }
        if (filter.country() != null) {
            and("e.venue_id in (select id from venue where country = :country)", "country", filter.country());
        }
        if (filter.online() != null) {
            and(filter.online() ? "e.online_url is not null" : "e.online_url is null");
        }
        if (filter.words() != null) {
            and("e.search @@ search_query(:words)", "words", filter.words());
        }
        if (filter.following() != null) {
            following(filter.following());
        }
        return this;
    }

    /** As ids, since the database knows how frequent each tag is, and whether to begin with it. */
    private void tagged(Set<String> slugs) {
        List<?> tags = entities.createNativeQuery(
                        "select id from tag where slug in (:tags) union " + former("TAG", "in (:tags)"), UUID.class)
                .setParameter("tags", List.copyOf(slugs))
                .getResultList();
        if (tags.isEmpty()) {
            and("false");
        } else {
            and("exists (select 1 from event_tag et where et.event_id = e.id and et.tag_id in (:tags))", "tags", tags);
        }
    }

    /** What was renamed or merged is found by its old slug too. */
    private static String former(String kind, String condition) {
        return "select target_id from former_slug where kind = '" + kind + "' and slug " + condition;
    }

    private void following(Following choice) {
        List<String> named = new ArrayList<>();
        named.add(choice.everything() ? "true" : "false");
        any(
                named,
                "e.id in (select et.event_id from event_tag et join tag t on t.id = et.tag_id"
                        + " where t.slug in (:followedTags))",
                "followedTags",
                choice.tags());
        any(
                named,
                "e.series_id in (select id from series where slug in (:followedSeries))",
                "followedSeries",
                choice.series());
        any(
                named,
                "e.organiser_id in (select id from organiser where slug in (:followedOrganisers))",
                "followedOrganisers",
                choice.organisers());
        List<String> held = new ArrayList<>();
        any(
                held,
                "e.venue_id in (select id from venue where country in (:followedCountries))",
                "followedCountries",
                choice.countries());
        String anywhere = held.isEmpty() ? "true" : "(e.online_url is not null or " + held.get(0) + ")";
        List<String> single = new ArrayList<>();
        any(single, "e.id in (:followedEvents)", "followedEvents", choice.events());
        String byName = "((" + String.join(" or ", named) + ") and " + anywhere + ")";
        and(single.isEmpty() ? byName : "(" + single.get(0) + " or " + byName + ")");
    }

    private void any(List<String> conditions, String condition, String parameter, Set<?> values) {
        if (!values.isEmpty()) {
            with(parameter, List.copyOf(values));
            conditions.add(condition);
        }
    }

    /** Of the rows only those that are not over at an instant; in the order of the index on their starts. */
    Selection notOver(Reach reach, Instant from) {
        this.reach = reach;
        return with("from", from);
    }

    /**
     * {@code select … from …}, the conditions as its where clause, and what follows them. What is not over at an instant
     * is asked for in two parts: only what begins later gets the tail; what goes on is little, all of it is given, and
     * the database is kept from looking for the first few of it in the order of their starts, from the beginning of time.
     */
    String sql(String select, String tail) {
        if (reach == null) {
            return sql(select, List.of(), tail);
        }
        return "(" + sql(select, List.of(reach.beginsLater()), tail) + ") union all ("
                + sql(select, List.of(reach.goesOn()), "offset 0") + ")";
    }

    private String sql(String select, List<String> more, String tail) {
        String where = Stream.concat(conditions.stream(), more.stream()).collect(Collectors.joining(" and "));
        return select + (where.isEmpty() ? "" : " where " + where) + " " + tail;
    }

    /** Runs {@code select … from …} with the conditions and what follows them. */
    Query query(String select, String tail) {
        return query(sql(select, tail));
    }

    /** Runs {@code select columns, whether the conditions hold} and what follows them. */
    Query marking(String columns, String tail) {
        String held = conditions.isEmpty() ? "true" : "coalesce(" + String.join(" and ", conditions) + ", false)";
        return query("select " + columns + ", " + held + " " + tail);
    }

    /** Runs a statement that contains {@link #sql}. */
    Query query(String sql) {
        entities.createNativeQuery(PLANNED).getSingleResult();
        Query query = entities.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return query;
    }
}
