package org.almanac.outbox.smtp;

import java.util.List;
import org.almanac.outbox.mime.MailAddresses;
import org.jspecify.annotations.Nullable;

/**
 * A mail ready for the wire. Its octets are the message as RFC 5322 has it, headers and body, ASCII, lines ended by CR LF:
 * pieces that it shares with all mails of the same form and, between them, what is its own. None of them may be changed.
 *
 * @param sender the envelope's, where bounces go
 * @param recipient the envelope's
 * @param shared one more than there are of its own
 */
public record OutgoingMail(String sender, String recipient, List<byte[]> shared, List<byte[]> own) {
    static final DeliveryResult NOT_AN_ADDRESS =
            new DeliveryResult.Permanent("553 5.1.3 not sent: the address cannot be written to");

    public OutgoingMail {
        if (shared.size() != own.size() + 1) {
            throw new IllegalArgumentException("pieces that do not fit together");
        }
    }

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

    public int length() {
        int length = 0;
        for (byte[] piece : shared) {
            length += piece.length;
        }
        for (byte[] piece : own) {
            length += piece.length;
        }
        return length;
    }

    public byte[] whole() {
        byte[] whole = new byte[length()];
        int at = 0;
        for (int i = 0; i < shared.size(); i++) {
            at = put(shared.get(i), whole, at);
            if (i < own.size()) {
                at = put(own.get(i), whole, at);
            }
        }
        return whole;
    }

    private static int put(byte[] piece, byte[] whole, int at) {
        System.arraycopy(piece, 0, whole, at, piece.length);
        return at + piece.length;
    }
}
