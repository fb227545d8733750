package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.almanac.notification.ledger.LedgerPosition;
import org.almanac.notification.ledger.NoticeRetentionStatements;
import org.almanac.transaction.Transactions;

/**
 * Forgets what readers were owed and told, once it lies so far back that nothing of it can be owed again: a promise goes
 * no sooner than the matter itself is over, so that nobody is told twice.
 */
@ApplicationScoped
public class NoticeRetention {
    private static final int BATCH = 5_000;

    /** Each may have been told to all readers. */
    private static final int EVENTS = 20;

    /** Longer than planning ever looks back. */
    private static final Duration PLANNED = Duration.ofDays(60);

    private final NoticeRetentionStatements statements;
    private final Period kept;
    private final Duration minInterval;
    private final Clock clock;

    NoticeRetention(
            NoticeRetentionStatements statements,
            NoticeRetentionSettings retention,
            NotificationSettings settings,
            Clock clock) {
        this.statements = statements;
        this.kept = retention.notices();
        this.minInterval = settings.nothingUpcoming().minInterval();
        this.clock = clock;
    }

    /** Forgets what is old enough, a few thousand rows in a transaction. Any node may call it at any time. */
    public void forget() {
        Instant now = clock.instant();
        Instant planned = now.minus(PLANNED);
        Transactions.anew(() -> statements.deleteSpellEnds(planned));
        Transactions.anew(() -> statements.deleteReminderDues(planned));
        Transactions.anew(() -> statements.deleteKeyDateDues(planned));
        Instant before = before(now);
        forgetNotices(before);
        while (Transactions.anew(() -> statements.deleteTold(before, EVENTS)) > 0) {
            // Event after event.
        }
    }

    /** Never so soon that somebody might hear again that nothing is ahead. */
    private Instant before(Instant now) {
        Instant asked = now.atOffset(ZoneOffset.UTC).minus(kept).toInstant();
        Instant latest = now.minus(minInterval).minus(PLANNED);
        return asked.isBefore(latest) ? asked : latest;
    }

    private void forgetNotices(Instant before) {
        LedgerPosition position = LedgerPosition.FIRST;
        while (true) {
            LedgerPosition from = position;
            Optional<LedgerPosition> end = Transactions.anew(() -> statements.endOfStretch(from, before, BATCH));
            if (end.isEmpty()) {
                return;
            }
            position = end.get();
            LedgerPosition to = position;
            Transactions.anew(() -> statements.deleteNotices(from, to, before));
        }
    }
}
