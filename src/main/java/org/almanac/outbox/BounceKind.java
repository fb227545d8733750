package org.almanac.outbox;

/** What a report that came back says about a mail. */
public enum BounceKind {
    /** The mailbox takes no mail, for good. */
    HARD,
    /** It could not be delivered this time: a full mailbox, a server that was away, a mail that was not wanted. */
    SOFT,
    /** A server is still trying; whether it bounces is open. */
    DELAYED,
    /** Its reader reported it as unwanted. */
    COMPLAINT,
    /** Its reader asks for no more, as {@code List-Unsubscribe} offers by mail. */
    UNSUBSCRIBE,
    /** Nothing of the kind: an answer from a holiday, a confirmation of delivery, a mail to the wrong place. */
    OTHER
}
