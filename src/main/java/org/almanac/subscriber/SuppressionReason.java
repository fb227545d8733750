package org.almanac.subscriber;

/** Why an address is not written to. */
public enum SuppressionReason {
    /** Its server refused a mail for good while it was being handed over. */
    REJECTED,
    /** Mails came back: one for good, or several in vain. */
    BOUNCED,
    /** Its owner reported a mail as unwanted. */
    COMPLAINED,
    /** An administrator decided so. */
    BLOCKED,
    /** Erased on request. Comes back by its owner's own confirmation, and in no other way. */
    ERASED
}
