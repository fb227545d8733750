package org.almanac.event.dates;

import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.time.DateWords;

/** When a key date is, in English words. */
public final class KeyDateWords {
    private KeyDateWords() {}

    /** "1 February 2027", "1 February 2027, 18:00 CET", "1 February 2027, 23:59 anywhere on Earth". */
    public static String of(KeyDate date) {
        String day = DateWords.day(date.at());
        return date.time() == null ? day : day + ", " + hour(date);
    }

    /** "23:59 anywhere on Earth"; empty for a whole day. */
    public static String hour(KeyDate date) {
        EventTime moment = date.moment();
        if (moment == null) {
            return "";
        }
        String zone = date.anywhereOnEarth() ? "anywhere on Earth" : DateWords.zone(moment.startsAt(), moment.zone());
        return DateWords.clock(moment.start().toLocalTime()) + " " + zone;
    }
}
