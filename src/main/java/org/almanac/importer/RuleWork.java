package org.almanac.importer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.almanac.event.SaveEvent;
import org.almanac.event.imported.ImportItem;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes to work out the dates of items: a rule that counts its dates is walked through from its start, day by
 * day. Other writers wait meanwhile, so long ones go in few at a time, and too many of them not at all.
 */
final class RuleWork {
    /** Some seconds. */
    private static final long MOST_DAYS = 40_000_000;

    /** Less than half a second. */
    private static final long MOST_OF_A_BATCH = 1_500_000;

    // Other writers wait while a batch is written: large enough to be quick, small enough not to be noticed.
    private static final int BATCH = 500;

    private static final int YEARS_AHEAD = 3;

    private final LocalDate ahead;

    RuleWork(LocalDate today) {
        this.ahead = today.plusYears(YEARS_AHEAD);
    }

    /**
     * The items in their order, as many at a time as other writers can wait for.
     *
     * @throws Problem TOO_LARGE when all together take too long
     */
    List<List<ImportItem>> batches(List<ImportItem> items) {
        List<List<ImportItem>> batches = new ArrayList<>();
        List<ImportItem> batch = new ArrayList<>();
        long all = 0;
        long days = 0;
        for (ImportItem item : items) {
            long more = days(item.event());
            all += more;
            days += more;
            if (all > MOST_DAYS) {
                throw Problem.of(
                        Problem.Kind.TOO_LARGE,
                        "There are too many rules that count their dates from long ago (COUNT). Send them in several"
                                + " parts.");
            }
            if (!batch.isEmpty() && (batch.size() == BATCH || days > MOST_OF_A_BATCH)) {
                batches.add(batch);
                batch = new ArrayList<>();
                days = more;
            }
            batch.add(item);
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private long days(SaveEvent event) {
        SaveEvent.@Nullable RecurrenceInput recurrence = event.recurrence();
        @Nullable String rule = recurrence == null ? null : recurrence.rrule();
        @Nullable String start = event.start();
        if (rule == null || start == null || start.length() < 10) {
            return 0;
        }
        if (!rule.toUpperCase(Locale.ROOT).contains("COUNT=")) {
            return ChronoUnit.DAYS.between(ahead.minusYears(YEARS_AHEAD), ahead);
        }
        try {
            return Math.max(0, ChronoUnit.DAYS.between(LocalDate.parse(start.substring(0, 10)), ahead));
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
