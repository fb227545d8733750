package org.almanac.subscriber.link;

/** What a mailed link lets its holder do; a token of one scope is worth nothing in another. */
public enum LinkScope {
    /** Confirm one request; names the request. */
    CONFIRM,
    /** Confirm one change of address; names the change. */
    ADDRESS,
    /** Read and change a subscription, erase it; names the subscriber. */
    PREFERENCES,
    /** Stop all mails; names the subscriber. */
    UNSUBSCRIBE,
    /** Read what a subscription follows as a calendar; names the subscriber. */
    CALENDAR
}
