package org.almanac.outbox;

/** What became of one attempt to hand a mail to the server. */
sealed interface Delivery {

    /** The server has taken the responsibility for it. */
    record Sent(String reply) implements Delivery {}

    /** Not now (4xx), or nobody knows: the connection was lost while the mail was under way. */
    record Temporary(String reply) implements Delivery {}

    /** Never (5xx). */
    record Permanent(String reply) implements Delivery {}

    /** It has nothing to do with this mail: the server cannot be reached, or turns everybody away. */
    record ServerDown(String reason) implements Delivery {}
}
