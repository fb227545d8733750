package org.almanac.event;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The conditions of a read, as SQL over {@code event e} (and {@code occurrence o}, where the caller joins it). Only
 * fixed text becomes SQL; every value travels as a parameter.
 */
final class Selection {
    /** What readers see. */
    static final String PUBLIC = "e.published and e.withdrawn_at is null";

    /**
     * Follows from {@code o.ends_at > :from} and says to an index on starts where to begin, else all that ever was would
     * be walked through: what lasts two weeks at most began within them, and the few that last longer are asked for.
     */
    static final String NOT_OVER_FOR_LONG =
            "o.starts_at >= (select least(cast(:from as timestamptz) - interval '14 days', min(l.starts_at))"
                    + " from occurrence l where l.ends_at - l.starts_at > interval '14 days' and l.ends_at > :from)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

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
            and(
                    "exists (select 1 from event_tag et where et.event_id = e.id and et.tag_id in"
                            + " (select id from tag where slug in (:tags) union all " + former("TAG", "in (:tags)")
                            + "))",
                    "tags",
                    List.copyOf(filter.tags()));
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

    /** Runs {@code select … from …}, the conditions as its where clause, and what follows them. */
    Query query(EntityManager entities, String select, String tail) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return query(entities, select + where + " " + tail);
    }

    /** Runs {@code select columns, whether the conditions hold} and what follows them. */
    Query marking(EntityManager entities, String columns, String tail) {
        String held = conditions.isEmpty() ? "true" : "coalesce(" + String.join(" and ", conditions) + ", false)";
        return query(entities, "select " + columns + ", " + held + " " + tail);
    }

    private Query query(EntityManager entities, String sql) {
        Query query = entities.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return query;
    }
}
