package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.EventFilter;

/** Runs the reads of events and their instances that are made of a {@link Selection}. */
@ApplicationScoped
public class SelectionQueries {
    /**
     * What is cheapest depends on the values: how rare a tag is, how much is still ahead; planning costs about a
     * millisecond. A reader's question is answered before a parallel worker has started.
     */
    private static final String PLANNED = "select set_config('plan_cache_mode', 'force_custom_plan', true),"
            + " set_config('max_parallel_workers_per_gather', '0', true)";

    private static final String TAGS =
            "select id from tag where slug in (:tags) union " + FilterConditions.former("TAG", "in (:tags)");
    private static final String CALLED = "select id from event where " + calledSo("title")
            + " union all select id from event where series_id in (select id from series where " + calledSo("name")
            + " or slug = any(string_to_array(:names, ','))) limit ";

    private final EntityManager entities;

    SelectionQueries(EntityManager entities) {
        this.entities = entities;
    }

    private static String calledSo(String column) {
        return "name_key(" + column + ") = any(array(select name_key(n) from string_to_table(:names, ',') n))";
    }

    /** Of all events. */
    public Selection matching(EventFilter filter) {
        return new Selection().matching(conditions(filter));
    }

    /** Of what readers see. */
    Selection shown(EventFilter filter) {
        return matching(filter).and(Selection.PUBLIC);
    }

    /** Tags as ids, since the database knows how frequent each is, and whether to begin with it. */
    @SuppressWarnings("unchecked") // the id column of a native query
    FilterConditions conditions(EventFilter filter) {
        List<UUID> tags = filter.tags().isEmpty()
                ? List.of()
                : (List<UUID>) entities.createNativeQuery(TAGS, UUID.class)
                        .setParameter("tags", List.copyOf(filter.tags()))
                        .getResultList();
        return new FilterConditions(filter, tags);
    }

    /** The ids that {@code select … from …} gives, with the conditions and what follows them. */
    List<UUID> ids(Selection selection, String select, String tail) {
        return ids(selection.sql(select, tail), selection.parameters());
    }

    /** @param order by columns that are selected */
    public List<UUID> first(Selection selection, String select, String order, int limit) {
        String part = selection.sql(select, order + " limit " + limit);
        return ids("select id from (" + part + ") found " + order + " limit " + limit, selection.parameters());
    }

    /**
     * Events that are called so, themselves or their series, in whatever case and year.
     *
     * @param names slugs
     */
    List<UUID> called(Set<String> names, int limit) {
        return ids(CALLED + limit, Map.of("names", String.join(",", names)));
    }

    @SuppressWarnings("unchecked") // the id column of a native query
    private List<UUID> ids(String sql, Map<String, Object> parameters) {
        return (List<UUID>) rows(sql, parameters);
    }

    /** Runs a statement that contains {@link Selection#sql}. */
    List<?> rows(Selection selection, String sql) {
        return rows(sql, selection.parameters());
    }

    /** Runs a statement, which is planned with the values that it is asked with. */
    List<?> rows(String sql, Map<String, Object> parameters) {
        entities.createNativeQuery(PLANNED).getSingleResult();
        Query query = entities.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}
