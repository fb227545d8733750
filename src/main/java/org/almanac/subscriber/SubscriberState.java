package org.almanac.subscriber;

/** How far a subscriber's consent goes. */
public enum SubscriberState {
    /** Somebody typed the address; its owner has not said yes. Gets confirmation mails and nothing else. */
    PENDING,
    /** Confirmed by the mailed link. */
    ACTIVE,
    /** Said stop. Gets nothing until a new request is confirmed. */
    UNSUBSCRIBED
}
