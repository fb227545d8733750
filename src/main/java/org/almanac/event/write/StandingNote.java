package org.almanac.event.write;

import java.util.List;
import java.util.Objects;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.Recurrence;
import org.jspecify.annotations.Nullable;

/**
 * Takes a note away that has lost what it was about: what takes place after all says no longer why it was off, unless that
 * is said anew.
 */
final class StandingNote {
    private StandingNote() {}

    static EventContent follow(EventContent before, EventContent after) {
        EventContent content = isStale(before.status(), before.note(), after.status(), after.note())
                ? after.toBuilder().note(null).build()
                : after;
        Recurrence was = before.recurrence();
        Recurrence now = after.recurrence();
        return was == null || now == null ? content : content.with(content.time(), follow(was, now));
    }

    private static Recurrence follow(Recurrence was, Recurrence now) {
        List<Recurrence.Override> dates = now.overrides().stream()
                .map(date -> isStale(was, date) ? date.noting(null) : date)
                .toList();
        return now.with(dates);
    }

    private static boolean isStale(Recurrence was, Recurrence.Override date) {
        return was.overrides().stream()
                .anyMatch(one ->
                        one.at().equals(date.at()) && isStale(status(one), one.note(), status(date), date.note()));
    }

    private static EventStatus status(Recurrence.Override date) {
        return Objects.requireNonNullElse(date.status(), EventStatus.CONFIRMED);
    }

    private static boolean isStale(
            EventStatus was, @Nullable String noteBefore, EventStatus is, @Nullable String note) {
        return note != null && note.equals(noteBefore) && !was.takesPlace() && is.takesPlace();
    }
}
