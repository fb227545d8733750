package org.almanac.notification.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import org.almanac.event.EventTime;

/** REMINDER: each lead time before each date that is shown. */
final class ReminderRule {
    private ReminderRule() {}

    static void plan(KnownReader reader, KnownEvent event, TimeRange time) {
        if (!reader.follows(event)) {
            return;
        }
        for (EventDate date : event.shown()) {
            Instant useful = date.usefulUntil();
            if (!useful.isAfter(event.editedAt)) {
                continue;
            }
            for (String lead : reader.choice.leads()) {
                Instant due = due(date.time(), lead, reader.choice.zone());
                boolean turn = time.holds(due)
                        || (!due.isAfter(time.now()) && isNews(event, date, lead, reader.choice.zone()));
                if (turn && reader.owed(due)) {
                    reader.promise(OwedNotice.reminder(event, date, lead), due, useful, time.now());
                }
            }
        }
    }

    /** Whether an edit has made it due then; one of the end, say, has not. */
    private static boolean isNews(KnownEvent event, EventDate date, String lead, ZoneId zone) {
        Optional<EventDate> before = event.fresh.get(date);
        return before != null
                && (before.isEmpty()
                        || !before.get().start().equals(date.start())
                        || !before.get().usefulUntil().equals(date.usefulUntil())
                        || !due(before.get().time(), lead, zone).equals(due(date.time(), lead, zone)));
    }

    /** Whole days on the event's calendar and the rest exactly; an all-day event's at the reader's send hour. */
    private static Instant due(EventTime time, String lead, ZoneId zone) {
        int days = days(lead);
        if (time.allDay()) {
            return time.firstDay()
                    .minusDays(Math.max(1, days))
                    .atTime(TimeRange.SEND_HOUR)
                    .atZone(zone)
                    .toInstant();
        }
        LocalDateTime sameHour = time.start().minusDays(days);
        return sameHour.atZone(time.zone()).toInstant().minus(rest(lead));
    }

    static boolean underADay(String lead) {
        return Duration.ofDays(days(lead)).plus(rest(lead)).compareTo(Duration.ofDays(1)) < 0;
    }

    private static int days(String lead) {
        int time = lead.indexOf('T');
        String date = time < 0 ? lead : lead.substring(0, time);
        return date.equals("P") ? 0 : Period.parse(date).getDays();
    }

    private static Duration rest(String lead) {
        int time = lead.indexOf('T');
        return time < 0 ? Duration.ZERO : Duration.parse("P" + lead.substring(time));
    }
}
