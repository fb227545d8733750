package org.almanac.event;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        FilterConditions asked = new FilterConditions(entities, filter);
        parameters.putAll(asked.parameters());
        conditions.addAll(asked.ofEvents());
        return this;
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

    /** Runs a statement that contains {@link #sql}. */
    Query query(String sql) {
        Query query = planned(entities, sql);
        parameters.forEach(query::setParameter);
        return query;
    }

    /** A statement that is planned with the values that it is asked with. */
    static Query planned(EntityManager entities, String sql) {
        entities.createNativeQuery(PLANNED).getSingleResult();
        return entities.createNativeQuery(sql);
    }
}
