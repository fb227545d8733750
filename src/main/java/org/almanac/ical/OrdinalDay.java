package org.almanac.ical;

import java.time.DayOfWeek;

/**
 * One value of BYDAY.
 *
 * @param ordinal which one in the month or year, negative from its end; 0 for every one
 */
record OrdinalDay(int ordinal, DayOfWeek day) {

    static OrdinalDay every(DayOfWeek day) {
        return new OrdinalDay(0, day);
    }

    /**
     * Whether a date is it.
     *
     * @param day its weekday
     * @param index its place in the month or year, from 0
     * @param length of that month or year, in days
     */
    boolean matches(DayOfWeek day, int index, int length) {
        if (day != this.day) {
            return false;
        }
        return ordinal == 0 || (ordinal > 0 ? index / 7 == ordinal - 1 : (length - 1 - index) / 7 == -ordinal - 1);
    }

    @Override
    public String toString() {
        return (ordinal == 0 ? "" : String.valueOf(ordinal)) + day.name().substring(0, 2);
    }
}
