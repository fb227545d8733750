package org.almanac.outbox;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.almanac.transaction.Transactions;
import org.jboss.logging.Logger;

/**
 * Forgets mails in time. What they said lies in two tables a month ({@code message_content_2026_11}, {@code
 * mail_form_2026_11}), so that forgetting it is a drop; that they were sent is forgotten row by row. Months are UTC's.
 * See {@code docs/decisions/0013-retention-of-mails.md}.
 */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    /** In the order in which they are forgotten: no mail is kept without its form. */
    private static final List<Monthly> MONTHLY =
            List.of(new Monthly("message_content", "message_id"), new Monthly("mail_form", "id"));

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu_MM");
    private static final int MONTHS_AHEAD = 2;
    private static final int BATCH = 5_000;

    private static final String FORGET = """
            delete from message where id in (
                select id from message where id < :before and state in ('SENT', 'FAILED', 'SUPPRESSED', 'SKIPPED')
                order by id limit :batch)
            """;

    /**
     * What lies in a table a month.
     *
     * @param key UUIDv7
     */
    private record Monthly(String table, String key) {
        String of(YearMonth month) {
            return table + "_" + MONTH.format(month);
        }

        String all() {
            return "select relname from pg_class where relname ~ '^" + table + "_[0-9]{4}_[0-9]{2}$'"
                    + " and relkind = 'r' order by relname";
        }

        YearMonth month(String name) {
            return YearMonth.parse(name.substring(table.length() + 1), MONTH);
        }
    }

    private final EntityManager entities;
    private final RetentionSettings settings;
    private final Clock clock;

    Retention(EntityManager entities, RetentionSettings settings, Clock clock) {
        this.entities = entities;
        this.settings = settings;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) {
        makeMonths(clock.instant());
    }

    /** Makes the months ahead, and forgets what is old enough. */
    void tidy() {
        Instant now = clock.instant();
        makeMonths(now);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        YearMonth firstKept = YearMonth.from(today.minus(settings.mails()));
        int dropped = 0;
        for (Monthly monthly : MONTHLY) {
            dropped = Math.max(dropped, dropMonths(monthly, firstKept));
        }
        long forgotten = forgetMessages(today, settings.messages());
        if (dropped + forgotten > 0) {
            LOG.infof("Forgot what the mails of %d months said, and that %d were sent", dropped, forgotten);
        }
    }

    private void makeMonths(Instant now) {
        YearMonth first = YearMonth.from(LocalDate.ofInstant(now, ZoneOffset.UTC));
        for (int i = 0; i <= MONTHS_AHEAD; i++) {
            YearMonth month = first.plusMonths(i);
            try {
                Transactions.runAnew(() -> make(month));
            } catch (RuntimeException e) {
                // Its mails go to the rest, and are forgotten row by row.
                LOG.warnf("No table for the mails of %s: %s", month, e.getMessage());
            }
        }
    }

    // Nothing in these statements comes from anywhere but a month.
    private void make(YearMonth month) {
        // Nodes that start together make it one after the other.
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('message_content')) as text)")
                .getSingleResult();
        for (Monthly monthly : MONTHLY) {
            entities.createNativeQuery("create table if not exists " + monthly.of(month) + " partition of "
                            + monthly.table + " for values from ('" + firstId(month) + "') to ('"
                            + firstId(month.plusMonths(1)) + "')")
                    .executeUpdate();
        }
    }

    /** @return how many months were dropped */
    private int dropMonths(Monthly monthly, YearMonth firstKept) {
        List<String> old = Transactions.anew(() -> tables(monthly)).stream()
                .filter(name -> monthly.month(name).isBefore(firstKept))
                .toList();
        for (String table : old) {
            Transactions.runAnew(() -> {
                // Whoever reads or writes mails must not queue up behind us.
                entities.createNativeQuery("set local lock_timeout = '5s'").executeUpdate();
                entities.createNativeQuery("drop table if exists " + table).executeUpdate();
            });
        }
        Transactions.runAnew(() -> entities.createNativeQuery(
                        "delete from " + monthly.table + "_rest where " + monthly.key + " < :before")
                .setParameter("before", firstId(firstKept))
                .executeUpdate());
        return old.size();
    }

    @SuppressWarnings("unchecked")
    private List<String> tables(Monthly monthly) {
        return entities.createNativeQuery(monthly.all(), String.class).getResultList();
    }

    private long forgetMessages(LocalDate today, Period kept) {
        UUID before = firstId(today.minus(kept));
        long forgotten = 0;
        int batch = BATCH;
        while (batch == BATCH) {
            batch = Transactions.anew(() -> entities.createNativeQuery(FORGET)
                    .setParameter("before", before)
                    .setParameter("batch", BATCH)
                    .executeUpdate());
            forgotten += batch;
        }
        return forgotten;
    }

    private static UUID firstId(YearMonth month) {
        return firstId(month.atDay(1));
    }

    /** Below every UUIDv7 of that day and later. */
    private static UUID firstId(LocalDate day) {
        return new UUID(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() << 16, 0);
    }
}
