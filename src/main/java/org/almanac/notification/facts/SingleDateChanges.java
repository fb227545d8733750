package org.almanac.notification.facts;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.notification.mail.EventDifference;
import org.almanac.notification.mail.NoticeMail.ChangeType;
import org.jspecify.annotations.Nullable;

/**
 * What has become of single dates of an event that goes on recurring by the same rule. By original start.
 *
 * @param off those that do not take place, as the reader was told of them
 * @param onlyPostponed whether each of these gets a new date
 * @param changed those that take place, at another time than told or after all
 */
record SingleDateChanges(List<EventTime> off, boolean onlyPostponed, List<EventDifference.OneDate> changed) {
    static final SingleDateChanges NONE = new SingleDateChanges(List.of(), false, List.of());

    SingleDateChanges {
        off = List.copyOf(off);
        changed = List.copyOf(changed);
    }

    /**
     * @param before when dates ahead take place as told, by original start
     * @param after the same as it stands; dates that were made otherwise by themselves are in both, however far they lie
     */
    static SingleDateChanges between(
            EventFacts told,
            EventFacts current,
            Map<LocalDateTime, EventTime> before,
            Map<LocalDateTime, EventTime> after) {
        List<EventTime> off = new ArrayList<>();
        boolean onlyPostponed = true;
        List<EventDifference.OneDate> changed = new ArrayList<>();
        TreeSet<LocalDateTime> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        for (LocalDateTime at : all) {
            EventTime old = before.get(at);
            EventTime now = after.get(at);
            if (now == null && old != null) {
                OccurrencePlan instance = current.instance(at);
                off.add(old);
                onlyPostponed &= instance != null && instance.status() == EventStatus.POSTPONED;
            } else if (now != null && !now.equals(old)) {
                changed.add(old == null ? added(told.instance(at), now) : moved(old, now));
            }
        }
        return new SingleDateChanges(off, onlyPostponed, changed);
    }

    private static EventDifference.OneDate moved(EventTime before, EventTime after) {
        return new EventDifference.OneDate(ChangeType.CHANGED, before, after);
    }

    /** @param told what was made of it: it was off, or lay behind */
    private static EventDifference.OneDate added(@Nullable OccurrencePlan told, EventTime now) {
        if (told == null) {
            return new EventDifference.OneDate(ChangeType.BACK_ON, null, now);
        }
        if (told.status().takesPlace()) {
            return moved(told.time(), now);
        }
        return told.status() == EventStatus.POSTPONED
                ? new EventDifference.OneDate(ChangeType.NEW_DATE, told.time(), now)
                : new EventDifference.OneDate(ChangeType.BACK_ON, null, now);
    }
}
