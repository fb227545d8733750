package org.almanac.outbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A mail ready for the wire.
 *
 * @param sender the envelope's, where bounces go
 * @param recipient the envelope's
 * @param headers in order
 * @param body ASCII, lines of at most 76 octets ended by CR LF
 * @param octets the message as RFC 5322 has it, headers and body; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OutgoingMail(String sender, String recipient, List<MailHeader> headers, String body, byte[] octets) {

    static OutgoingMail of(String sender, String recipient, List<MailHeader> headers, String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() + 2048);
        headers.forEach(header -> bytes.writeBytes(header.line().getBytes(StandardCharsets.US_ASCII)));
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body.getBytes(StandardCharsets.US_ASCII));
        return new OutgoingMail(sender, recipient, List.copyOf(headers), body, bytes.toByteArray());
    }
}
