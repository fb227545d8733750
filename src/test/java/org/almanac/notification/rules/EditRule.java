package org.almanac.notification.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What an edit makes of what is owed: new dates are new, and what is no longer so is taken back. */
final class EditRule {
    private final Collection<KnownReader> readers;

    EditRule(Collection<KnownReader> readers) {
        this.readers = readers;
    }

    /**
     * After any change of an event, new or old.
     *
     * @param before what was shown of it
     * @param followedOtherwise whether others may follow it now
     */
    void edited(KnownEvent event, boolean isNew, Set<EventDate> before, boolean followedOtherwise, Instant now) {
        event.editedAt = now;
        freshen(event, before, followedOtherwise);
        event.fresh.keySet().removeIf(date -> !date.usefulUntil().isAfter(now));
        // Nothing is owed by what is over when it is entered.
        event.freshKeyDates |= !event.overAt(now);
        enterKeyDates(event, now);
        if (event.visible() && !event.shown().isEmpty() && event.firstVisible == null) {
            event.firstVisible = now;
            event.firstAhead = event.shownAfter(now);
        }
        if (!isNew) {
            event.settlesAt = now.plus(AnnouncementRule.SETTLE);
        }
        for (KnownReader reader : readers) {
            for (OwedNotice notice : reader.ledger.values()) {
                if (notice.event == event && notice.waits()) {
                    takeBack(notice);
                }
            }
        }
    }

    private static void freshen(KnownEvent event, Set<EventDate> before, boolean followedOtherwise) {
        for (EventDate date : event.shown()) {
            EventDate old = before.stream()
                    .filter(one -> one.at().equals(date.at()))
                    .findFirst()
                    .orElse(null);
            if (followedOtherwise || old == null) {
                event.fresh.put(date, Optional.empty());
            } else if (!old.equals(date)) {
                event.fresh.put(date, before(event, old, date));
            }
        }
    }

    /** What the date was when it was last looked at. One that was moved twice since is as good as new. */
    private static Optional<EventDate> before(KnownEvent event, EventDate old, EventDate date) {
        Optional<EventDate> earlier = event.fresh.get(old);
        if (earlier == null) {
            return Optional.of(old);
        }
        boolean beginsAlike = old.time().start().equals(date.time().start())
                && old.time().zone().equals(date.time().zone())
                && old.time().allDay() == date.time().allDay();
        return beginsAlike ? earlier : Optional.empty();
    }

    private static void enterKeyDates(KnownEvent event, Instant now) {
        if (event.visible()) {
            event.entered.retainAll(event.keyDates.keySet());
        } else {
            event.entered.clear();
        }
        if (event.visible() && !event.overAt(now)) {
            event.entered.addAll(event.keyDates.keySet());
        }
    }

    private static void takeBack(OwedNotice notice) {
        switch (notice.kind) {
            case "REMINDER" -> notice.skipped = notice.stands() ? null : "moved";
            case "KEY_DATE" -> notice.skipped = KeyDateRule.stands(notice) ? null : "moved";
            case "CHANGED", "CANCELLED" -> notice.skipped = "superseded";
            default -> {}
        }
    }
}
