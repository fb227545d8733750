package org.almanac.notification.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DIGEST: on Monday (the 1st) at the send hour, or on the day and at the hour that the reader chose, if it has anything in
 * it; not a second time within the day because the hour was changed.
 */
final class DigestRule {
    private static final Duration USEFUL = Duration.ofHours(36);
    private static final Duration APART = Duration.ofHours(20);

    private DigestRule() {}

    static void plan(KnownReader reader, Collection<KnownEvent> events, TimeRange time) {
        ReaderChoice choice = reader.choice;
        boolean monthly = choice.digest().equals("MONTHLY");
        if (choice.digest().equals("NONE")) {
            return;
        }
        for (Instant due : time.hours(choice.zone(), hour(choice.digestHour()))) {
            LocalDate day = due.atZone(choice.zone()).toLocalDate();
            DayOfWeek weekday = choice.digestDay() == null ? DayOfWeek.MONDAY : choice.digestDay();
            boolean turn = monthly ? day.getDayOfMonth() == 1 : day.getDayOfWeek() == weekday;
            if (turn && reader.owed(due) && !lately(reader, due)) {
                String name = choice.digest() + "@"
                        + (choice.digestHour() == null ? day : day.atTime(hour(choice.digestHour())));
                OwedNotice wanted = new OwedNotice("DIGEST", null, name);
                if (!named(reader, events, name, due, due).isEmpty()) {
                    reader.promise(wanted, due, due.plus(USEFUL), time.now());
                }
            }
        }
    }

    private static LocalTime hour(@Nullable Integer own) {
        return own == null ? TimeRange.SEND_HOUR : LocalTime.of(own, 0);
    }

    private static boolean lately(KnownReader reader, Instant due) {
        return reader.notices("DIGEST").stream()
                .filter(notice -> notice.detail.startsWith(reader.choice.digest() + "@"))
                .anyMatch(notice -> notice.skipped == null && notice.due.isAfter(due.minus(APART)));
    }

    /**
     * What a digest names: followed events of the period, and new ones that come later.
     *
     * @param name as the notice has it: the kind, the day and, if it is the reader's own, the hour
     */
    static List<KnownEvent> named(
            KnownReader reader, Collection<KnownEvent> events, String name, Instant due, Instant now) {
        String when = name.substring(name.indexOf('@') + 1);
        boolean own = when.indexOf('T') > 0;
        LocalDate day = own ? LocalDateTime.parse(when).toLocalDate() : LocalDate.parse(when);
        LocalTime hour = own ? LocalDateTime.parse(when).toLocalTime() : TimeRange.SEND_HOUR;
        Period length = name.startsWith("MONTHLY") ? Period.ofMonths(1) : Period.ofWeeks(1);
        Instant end = day.plus(length).atStartOfDay(reader.choice.zone()).toInstant();
        Instant begin =
                day.minus(length).atTime(hour).atZone(reader.choice.zone()).toInstant();
        List<KnownEvent> named = new ArrayList<>();
        for (KnownEvent event : events) {
            if (!event.visible() || !reader.follows(event)) {
                continue;
            }
            Instant next = event.nextAfter(now);
            Instant nextAfterDue = event.nextAfter(due);
            boolean ahead = next != null && next.isBefore(end);
            boolean fresh = event.firstVisible != null
                    && event.firstAhead
                    && event.firstVisible.isAfter(begin)
                    && !event.firstVisible.isAfter(due)
                    && nextAfterDue != null
                    && !nextAfterDue.isBefore(end);
            if (ahead || fresh) {
                named.add(event);
            }
        }
        return named;
    }
}
