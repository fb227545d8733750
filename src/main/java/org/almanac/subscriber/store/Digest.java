package org.almanac.subscriber.store;

/** How often a subscriber wants one mail about everything that is coming. */
public enum Digest {
    NONE,
    /** On Mondays. */
    WEEKLY,
    /** On the first of the month. */
    MONTHLY
}
