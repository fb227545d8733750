package org.almanac.event;

/** How sure it is that an event takes place. */
public enum EventStatus {
    /** Announced, but its date or place may still change. */
    TENTATIVE,
    CONFIRMED,
    /** Will not take place on the date given; the new date is to be announced. */
    POSTPONED,
    CANCELLED;

    /** Whether readers may expect it to take place when it says. */
    public boolean takesPlace() {
        return this == TENTATIVE || this == CONFIRMED;
    }
}
