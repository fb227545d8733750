package org.almanac.notification.due;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.almanac.transaction.Columns;
import org.hibernate.Session;

/** What falls due on a day, at the send hour of each zone: a table of days, and the statement that promises one zone's. */
public final class DayDueStatements {
    /** The send hours that have come, as a table. */
    static final String HOURS = """
            with hour as materialized (
                select day, zone, due_at
                from unnest(cast(cast(:days as text[]) as date[]), cast(:zones as text[]), cast(:dueAts as timestamptz[]))
                    as h (day, zone, due_at))
            """;

    private final Session session;
    private final String table;
    private final String statement;

    /**
     * @param table has {@code due_day} and {@code planned}
     * @param statement begins with {@link #HOURS} and takes {@code :now}; {@code %s} stands where a condition on the
     *     table may follow
     */
    DayDueStatements(Session session, String table, String statement) {
        this.session = session;
        this.table = table;
        this.statement = statement;
    }

    public int plan(List<SendHour> hours, Instant now) {
        return write(statement.formatted(""), hours, now);
    }

    /** What was entered when it was already due somewhere. */
    public int planFresh(List<SendHour> past, Instant now) {
        return write(statement.formatted("and not planned"), past, now);
    }

    /** The days of which {@link #planFresh} has something to plan. */
    public List<LocalDate> freshDays(LocalDate last) {
        return session.createNativeQuery(
                        "select distinct due_day from " + table + " where not planned and due_day <= :last order by 1",
                        LocalDate.class)
                .setParameter("last", last)
                .getResultList();
    }

    public void doneUntil(LocalDate last) {
        session.createNativeMutationQuery(
                        "update " + table + " set planned = true where not planned and due_day <= :last")
                .setParameter("last", last)
                .executeUpdate();
    }

    private int write(String sql, List<SendHour> hours, Instant now) {
        List<LocalDate> days = hours.stream().map(SendHour::day).distinct().toList();
        return hours.isEmpty()
                        || !ExistenceQueries.any(session, table + " where due_day in (:days)", Map.of("days", days))
                ? 0
                : session.createNativeMutationQuery(sql)
                        .setParameter(
                                "days", Columns.of(hours, hour -> hour.day().toString(), String[]::new))
                        .setParameter(
                                "zones", Columns.of(hours, hour -> hour.zone().getId(), String[]::new))
                        .setParameter("dueAts", Columns.of(hours, SendHour::at, Instant[]::new))
                        .setParameter("now", now)
                        .executeUpdate();
    }
}
