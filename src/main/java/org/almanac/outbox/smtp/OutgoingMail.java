package org.almanac.outbox.smtp;

import org.almanac.outbox.mime.MailAddresses;
import org.almanac.outbox.mime.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A mail ready for the wire.
 *
 * @param sender the envelope's, where bounces go
 * @param recipient the envelope's
 * @param octets the message as RFC 5322 has it, headers and body, ASCII, lines ended by CR LF
 */
public record OutgoingMail(String sender, String recipient, Octets octets) {
    static final DeliveryResult NOT_AN_ADDRESS =
            new DeliveryResult.Permanent("553 5.1.3 not sent: the address cannot be written to");

    /** Why it is handed to no server, whichever way: nothing in an address may end a command. Null when it may go. */
    @Nullable
    DeliveryResult unsafe() {
        if (!MailAddresses.isSafe(recipient)) {
            return NOT_AN_ADDRESS;
        }
        return MailAddresses.isSafe(sender)
                ? null
                : new DeliveryResult.ServerDown("the sender's address cannot be used");
    }
}
