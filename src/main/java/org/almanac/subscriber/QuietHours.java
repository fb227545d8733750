package org.almanac.subscriber;

import java.time.Instant;
import java.time.LocalDate;
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
        LocalTime clock = here.toLocalTime();
        boolean overnight = to.isBefore(from);
        boolean late = !clock.isBefore(from);
        boolean early = clock.isBefore(to);
        if (overnight ? !late && !early : !late || !early) {
            return Optional.empty();
        }
        LocalDate day = overnight && late ? here.toLocalDate().plusDays(1) : here.toLocalDate();
        ZoneOffsetTransition change = zone.getRules().getTransition(day.atTime(to));
        if (change != null && change.isGap()) {
            // No clock shows that time; what it shows first is later.
            return Optional.of(change.getInstant());
        }
        ZonedDateTime end = day.atTime(to).atZone(zone);
        return Optional.of((end.toInstant().isAfter(now) ? end : end.withLaterOffsetAtOverlap()).toInstant());
    }
}
