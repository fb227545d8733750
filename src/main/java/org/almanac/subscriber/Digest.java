package org.almanac.subscriber;

/** How often a subscriber wants one mail about everything that is coming. */
enum Digest {
    NONE,
    /** On Mondays. */
    WEEKLY,
    /** On the first of the month. */
    MONTHLY
}
