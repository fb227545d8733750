package org.almanac.outbox.smtp;

/** What became of one attempt to hand a mail to the server. */
public sealed interface DeliveryResult {

    /** The server has taken the responsibility for it. */
    record Sent(String reply) implements DeliveryResult {}

    /** Not now (4xx), or nobody knows: the connection was lost while the mail was under way. */
    record Temporary(String reply) implements DeliveryResult {}

    /** Never (5xx). */
    record Permanent(String reply) implements DeliveryResult {}

    /** It has nothing to do with this mail: the server cannot be reached, or turns everybody away. */
    record ServerDown(String reason) implements DeliveryResult {}
}
