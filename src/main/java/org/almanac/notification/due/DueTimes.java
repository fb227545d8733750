package org.almanac.notification.due;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.almanac.event.EventTime;
import org.almanac.subscriber.LeadTime;
import org.almanac.time.WallTime;

/** When reminders fall due, and how long they are of use. */
final class DueTimes {
    private DueTimes() {}

    /** When the reminder of a timed event falls due. */
    static Instant at(LeadTime lead, EventTime time) {
        LocalDateTime day = time.start().minusDays(lead.days());
        return WallTime.instant(day, time.zone()).minus(lead.rest());
    }

    /** The day on which the reminder of an all-day event falls due, at the send hour; the day before at the latest. */
    static LocalDate day(LeadTime lead, LocalDate firstDay) {
        return firstDay.minusDays(Math.max(1, lead.days()));
    }

    /** The instant until which a reminder of the event is of use: its start, or noon of its first day. */
    static Instant usefulUntil(EventTime time) {
        return time.allDay() ? WallTime.instant(time.firstDay().atTime(12, 0), time.zone()) : time.startsAt();
    }
}
