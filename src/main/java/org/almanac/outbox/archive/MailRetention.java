package org.almanac.outbox.archive;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.almanac.outbox.MailRetentionSettings;
import org.almanac.outbox.queue.MessageStatements;
import org.almanac.transaction.Transactions;
import org.jboss.logging.Logger;

/**
 * Forgets mails in time. What they said lies in two tables a month ({@code message_content_2026_11}, {@code
 * mail_form_2026_11}), so that forgetting it is a drop; that they were sent is forgotten row by row. Months are UTC's.
 * See {@code docs/decisions/0013-retention-of-mails.md}.
 */
@ApplicationScoped
public class MailRetention {
    private static final Logger LOG = Logger.getLogger(MailRetention.class);
    private static final int MONTHS_AHEAD = 2;
    private static final int BATCH = 5_000;

    private final MonthlyTableStatements tables;
    private final MessageStatements messages;
    private final MailRetentionSettings settings;
    private final Clock clock;

    MailRetention(
            MonthlyTableStatements tables, MessageStatements messages, MailRetentionSettings settings, Clock clock) {
        this.tables = tables;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) {
        makeMonths(clock.instant());
    }

    /** Makes the months ahead, and forgets what is old enough. */
    public void tidy() {
        Instant now = clock.instant();
        makeMonths(now);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        YearMonth firstKept = YearMonth.from(today.minus(settings.mails()));
        int dropped = 0;
        for (MonthlyTable table : MonthlyTable.values()) {
            dropped = Math.max(dropped, dropMonths(table, firstKept));
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
                Transactions.runAnew(() -> tables.create(month));
            } catch (RuntimeException e) {
                // Its mails go to the rest, and are forgotten row by row.
                LOG.warnf("No table for the mails of %s: %s", month, e.getMessage());
            }
        }
    }

    /** @return how many months were dropped */
    private int dropMonths(MonthlyTable table, YearMonth firstKept) {
        List<YearMonth> old = Transactions.anew(() -> tables.months(table)).stream()
                .filter(month -> month.isBefore(firstKept))
                .toList();
        for (YearMonth month : old) {
            Transactions.runAnew(() -> tables.drop(table, month));
        }
        Transactions.runAnew(() -> tables.deleteRest(table, firstKept));
        return old.size();
    }

    private long forgetMessages(LocalDate today, Period kept) {
        UUID before = MonthlyTable.firstId(today.minus(kept));
        long forgotten = 0;
        int batch = BATCH;
        while (batch == BATCH) {
            batch = Transactions.anew(() -> messages.deleteSettled(before, BATCH));
            forgotten += batch;
        }
        return forgotten;
    }
}
