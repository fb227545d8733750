package org.almanac.notification.rules;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** KEY_DATE: at the send hour a week before, until the day begins. */
final class KeyDateRule {
    private static final int DAYS_BEFORE = 7;

    private KeyDateRule() {}

    static void plan(KnownReader reader, KnownEvent event, TimeRange time) {
        if (!event.visible()) {
            return;
        }
        event.keyDates.forEach((date, label) -> {
            if (!event.entered.contains(date)) {
                return;
            }
            Instant useful = date.atStartOfDay(event.time.zone()).toInstant();
            Instant due = date.minusDays(DAYS_BEFORE)
                    .atTime(TimeRange.SEND_HOUR)
                    .atZone(reader.choice.zone())
                    .toInstant();
            boolean turn = time.holds(due) || (event.freshKeyDates && !due.isAfter(time.now()));
            if (useful.isAfter(event.editedAt) && turn && reader.owed(due) && reader.follows(event)) {
                reader.promise(new OwedNotice("KEY_DATE", event, date + "@" + label), due, useful, time.now());
            }
        });
    }

    static boolean stands(OwedNotice notice) {
        KnownEvent event = notice.about();
        Set<String> names = new HashSet<>();
        event.keyDates.forEach((date, label) -> names.add(date + "@" + label));
        return event.visible() && names.contains(notice.detail);
    }
}
