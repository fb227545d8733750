package org.almanac.subscriber;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When mails wait, by the clock on the subscriber's wall; past midnight when {@code to} is before {@code from}.
 *
 * @param from the first quiet minute
 * @param to the first minute after, different from {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /**
     * The end of the quiet hours that {@code now} lies in; empty when it lies in none. A night in which the clocks change
     * is shorter or longer: what counts is what the clock shows.
     */
    public Optional<Instant> endAfter(Instant now, ZoneId zone) {
        ZonedDateTime here = now.atZone(zone);
        if (!contain(here.toLocalTime())) {
            return Optional.empty();
        }
        boolean endsTomorrow = to.isBefore(from) && !here.toLocalTime().isBefore(from);
        ZonedDateTime shown =
                here.toLocalDate().plusDays(endsTomorrow ? 1 : 0).atTime(to).atZone(zone);
        Instant end = (shown.toInstant().isAfter(now) ? shown : shown.withLaterOffsetAtOverlap()).toInstant();
        // Clocks may jump over the end, or back to before the beginning, or over all that is not quiet.
        ZoneOffsetTransition change = zone.getRules().nextTransition(now);
        boolean jumpsOut = change != null
                && change.getInstant().isBefore(end)
                && !contain(change.getDateTimeAfter().toLocalTime());
        Instant out = jumpsOut ? change.getInstant() : end;
        return contain(out.atZone(zone).toLocalTime()) ? endAfter(out, zone) : Optional.of(out);
    }

    private boolean contain(LocalTime clock) {
        boolean begun = !clock.isBefore(from);
        boolean goOn = clock.isBefore(to);
        return to.isBefore(from) ? begun || goOn : begun && goOn;
    }
}
