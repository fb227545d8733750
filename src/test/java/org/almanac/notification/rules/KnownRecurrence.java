package org.almanac.notification.rules;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;

/**
 * How an event repeats: every so many days so often, but for some of them.
 *
 * @param left dates that are left out
 * @param moved dates that take place at another time
 * @param off dates that are cancelled
 * @param titles what dates are called that have a title of their own
 */
record KnownRecurrence(
        int every,
        int count,
        Set<LocalDateTime> left,
        Map<LocalDateTime, LocalDateTime> moved,
        Set<LocalDateTime> off,
        Map<LocalDateTime, String> titles) {

    KnownRecurrence regular() {
        return new KnownRecurrence(every, count, Set.of(), Map.of(), Set.of(), Map.of());
    }
}
