package org.almanac.notification.facts;

import java.time.Instant;
import java.util.List;
import org.almanac.event.EventTime;
import org.almanac.notification.mail.EventDifference;
import org.almanac.notification.mail.NoticeMail.Cancelled.Why;
import org.almanac.notification.mail.NoticeMail.ChangeType;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be told who was told something else. Both may be owed at once, of an event that recurs.
 *
 * @param off null when nothing is off
 * @param changed null when nothing differs otherwise
 */
public record ComparisonResult(@Nullable Off off, @Nullable Changed changed) {
    static final ComparisonResult NOTHING = new ComparisonResult(null, null);

    /**
     * It will not take place.
     *
     * @param dates the instances that are off; empty when it is the event as a whole
     * @param othersStand whether other dates of it are ahead
     * @param usefulUntil the start of which was told
     */
    public record Off(Why why, List<EventTime> dates, boolean othersStand, Instant usefulUntil) {}

    /**
     * @param othersStand whether it recurs and dates are ahead that are as they were
     * @param usefulUntil the new start
     */
    public record Changed(
            ChangeType changeType, List<EventDifference> differences, boolean othersStand, Instant usefulUntil) {}
}
