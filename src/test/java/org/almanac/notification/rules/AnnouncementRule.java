package org.almanac.notification.rules;

import java.time.Duration;
import java.time.Instant;

/** ANNOUNCED: at the next send hour at least one settle after the event was first seen, or after it ended a nothing-upcoming period. */
final class AnnouncementRule {
    static final Duration SETTLE = Duration.ofMinutes(10);

    private AnnouncementRule() {}

    static void plan(KnownReader reader, KnownEvent event, TimeRange time) {
        if (!event.visible() || !reader.choice.digest().equals("NONE") || !reader.follows(event)) {
            return;
        }
        for (Instant due : time.hours(reader.choice.zone(), TimeRange.SEND_HOUR)) {
            Instant next = event.nextAfter(due);
            if (!reader.owed(due) || next == null) {
                continue;
            }
            Instant dayBefore = due.atZone(reader.choice.zone())
                    .toLocalDate()
                    .minusDays(1)
                    .atTime(TimeRange.SEND_HOUR)
                    .atZone(reader.choice.zone())
                    .toInstant();
            Instant ended = reader.endedSpell.get(event.id);
            boolean endsSpell = ended != null && settledBetween(ended, dayBefore, due);
            boolean first = reader.choice.announcements()
                    && event.firstVisible != null
                    && event.firstAhead
                    && settledBetween(event.firstVisible, dayBefore, due);
            if (endsSpell || first) {
                OwedNotice notice = reader.promise(new OwedNotice("ANNOUNCED", event, ""), due, next, time.now());
                notice.endsSpell |= endsSpell && !notice.handled;
            }
        }
    }

    private static boolean settledBetween(Instant at, Instant after, Instant until) {
        Instant settled = at.plus(SETTLE);
        return settled.isAfter(after) && !settled.isAfter(until);
    }
}
