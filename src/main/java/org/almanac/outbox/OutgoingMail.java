package org.almanac.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A mail ready for the wire.
 *
 * @param sender the envelope's, where bounces go
 * @param recipient the envelope's
 * @param octets the message as RFC 5322 has it, headers and body, ASCII, lines ended by CR LF
 */
record OutgoingMail(String sender, String recipient, Octets octets) {
    static final Delivery NOT_AN_ADDRESS =
            new Delivery.Permanent("553 5.1.3 not sent: the address cannot be written to");

    /** Why it is handed to no server, whichever way: nothing in an address may end a command. Null when it may go. */
    @Nullable
    Delivery unsafe() {
        if (!Addresses.isSafe(recipient)) {
            return NOT_AN_ADDRESS;
        }
        return Addresses.isSafe(sender) ? null : new Delivery.ServerDown("the sender's address cannot be used");
    }
}
