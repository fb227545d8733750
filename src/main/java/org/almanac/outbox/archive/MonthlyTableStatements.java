package org.almanac.outbox.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** Makes and drops the tables of months, in the caller's transaction. Nothing in its statements comes from outside. */
@ApplicationScoped
class MonthlyTableStatements {
    private final EntityManager entities;

    MonthlyTableStatements(EntityManager entities) {
        this.entities = entities;
    }

    /** Those of a month that are not there yet. Nodes that start together make them one after the other. */
    void create(YearMonth month) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('message_content')) as text)")
                .getSingleResult();
        for (MonthlyTable monthly : MonthlyTable.values()) {
            entities.createNativeQuery("create table if not exists " + monthly.tableOf(month) + " partition of "
                            + monthly.table() + " for values from ('" + firstId(month) + "') to ('"
                            + firstId(month.plusMonths(1)) + "')")
                    .executeUpdate();
        }
    }

    /** Which there are, oldest first. */
    List<YearMonth> months(MonthlyTable monthly) {
        @SuppressWarnings("unchecked") // native queries have no types of their own
        List<String> names = entities.createNativeQuery(
                        "select relname from pg_class where relname ~ '^" + monthly.table()
                                + "_[0-9]{4}_[0-9]{2}$' and relkind = 'r' order by relname",
                        String.class)
                .getResultList();
        return names.stream().map(monthly::monthOf).toList();
    }

    /** Gives up after five seconds: whoever reads or writes mails must not queue up behind it. */
    void drop(MonthlyTable monthly, YearMonth month) {
        entities.createNativeQuery("set local lock_timeout = '5s'").executeUpdate();
        entities.createNativeQuery("drop table if exists " + monthly.tableOf(month))
                .executeUpdate();
    }

    /** What no month had been made for in time. */
    void deleteRest(MonthlyTable monthly, YearMonth firstKept) {
        entities.createNativeQuery("delete from " + monthly.table() + "_rest where " + monthly.key() + " < :before")
                .setParameter("before", firstId(firstKept))
                .executeUpdate();
    }

    private static UUID firstId(YearMonth month) {
        return MonthlyTable.firstId(month.atDay(1));
    }
}
