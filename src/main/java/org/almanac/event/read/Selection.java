package org.almanac.event.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.paging.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a read, as SQL over {@code event e} (and {@code occurrence o}, where the caller joins it). Only
 * fixed text becomes SQL; every value travels as a parameter.
 */
public final class Selection {
    /** What readers see. */
    static final String PUBLIC = "e.published and e.withdrawn_at is null";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private @Nullable Reach reach;

    public Selection and(String condition) {
        conditions.add(condition);
        return this;
    }

    public Selection and(String condition, String parameter, Object value) {
        return with(parameter, value).and(condition);
    }

    Selection with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    Selection matching(FilterConditions asked) {
        parameters.putAll(asked.parameters());
        conditions.addAll(asked.ofEvents());
        return this;
    }

    /** Of {@code occurrence o} what is not over at {@code from} and starts before {@code to}. */
    Selection between(@Nullable Instant from, @Nullable Instant to) {
        if (from != null) {
            notOver(Reach.OCCURRENCE, from).and("o.ends_at > :from");
        }
        return to == null ? this : and("o.starts_at < :to", "to", to);
    }

    /** What comes after the place where a page ended, by a column of starts and one of ids. */
    public Selection after(Cursor cursor, String start, String id, boolean descending) {
        return with("cursorStart", cursor.at())
                .and(
                        "(" + start + ", " + id + ") " + (descending ? "<" : ">") + " (:cursorStart, :cursorId)",
                        "cursorId",
                        cursor.id());
    }

    Map<String, Object> parameters() {
        return parameters;
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
}
