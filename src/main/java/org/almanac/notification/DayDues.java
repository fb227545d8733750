package org.almanac.notification;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What falls due on a day, at the send hour of each zone: a table of days, and the statement that promises one zone's. */
final class DayDues {
    private final EntityManager entities;
    private final String table;
    private final String statement;

    /**
     * @param table has {@code due_day} and {@code planned}
     * @param statement takes {@code :dueAt} (as text), {@code :day}, {@code :zone} and {@code :now}; {@code %s} stands
     *     where a condition on the table may follow
     */
    DayDues(EntityManager entities, String table, String statement) {
        this.entities = entities;
        this.table = table;
        this.statement = statement;
    }

    int plan(SendHour hour, Instant now) {
        return write(statement.formatted(""), hour, now);
    }

    /** What was entered when it was already due somewhere. */
    int planFresh(List<SendHour> past, Instant now) {
        String fresh = statement.formatted("and not planned");
        return past.stream().mapToInt(hour -> write(fresh, hour, now)).sum();
    }

    /** The days of which {@link #planFresh} has something to plan. */
    List<LocalDate> freshDays(LocalDate last) {
        return Rows.of(entities.createNativeQuery(
                        "select distinct due_day from " + table + " where not planned and due_day <= :last order by 1",
                        LocalDate.class)
                .setParameter("last", last));
    }

    void doneUntil(LocalDate last) {
        entities.createNativeQuery("update " + table + " set planned = true where not planned and due_day <= :last")
                .setParameter("last", last)
                .executeUpdate();
    }

    private int write(String sql, SendHour hour, Instant now) {
        return entities.createNativeQuery(sql)
                .setParameter("dueAt", hour.at().toString())
                .setParameter("day", hour.day())
                .setParameter("zone", hour.zone().getId())
                .setParameter("now", now)
                .executeUpdate();
    }
}
