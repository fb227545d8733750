package org.almanac.site;

import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What this site keeps of its readers, as it is configured.
 *
 * @param contact who answers for it; null when the operator has not said
 * @param mailing whether mails leave the house
 * @param mailsKept for how long can be read what a mail said
 * @param messagesKept for how long is known that it was sent
 * @param logging whether each request is written down with its address
 * @param proposals whether readers can propose events
 * @param proposalsKept after an editor decided
 * @param networksRemembered for how long requests of one network are counted
 */
record PrivacyView(
        @Nullable String contact,
        boolean mailing,
        String mailsKept,
        String messagesKept,
        boolean logging,
        boolean proposals,
        String proposalsKept,
        String networksRemembered) {

    /** "10 minutes", "1 hour", "90 days". */
    static String words(Duration length) {
        if (length.toHours() >= 48) {
            return length.toDays() + " days";
        }
        long hours = length.toHours();
        if (hours >= 1 && length.toMinutesPart() == 0) {
            return hours == 1 ? "an hour" : hours + " hours";
        }
        return length.toMinutes() == 1 ? "a minute" : length.toMinutes() + " minutes";
    }

    /** "6 months", "2 years", "30 days". */
    static String words(Period length) {
        if (length.getDays() != 0 || length.isZero()) {
            return length.getDays() + 30 * length.toTotalMonths() + " days";
        }
        long months = length.toTotalMonths();
        if (months % 12 == 0) {
            return months == 12 ? "a year" : months / 12 + " years";
        }
        return months == 1 ? "a month" : months + " months";
    }
}
