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
 * @param octets the message as RFC 5322 has it, headers and body, ASCII, lines ended by CR LF; not to be changed
 * @param bodyAt where in the octets the body begins
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OutgoingMail(String sender, String recipient, List<MailHeader> headers, byte[] octets, int bodyAt) {

    static OutgoingMail of(String sender, String recipient, List<MailHeader> headers, byte[] body) {
        StringBuilder head = new StringBuilder(1024);
        headers.forEach(header -> head.append(header.line()));
        head.append("\r\n");
        ByteArrayOutputStream octets = new ByteArrayOutputStream(head.length() + body.length);
        octets.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        octets.writeBytes(body);
        return new OutgoingMail(sender, recipient, List.copyOf(headers), octets.toByteArray(), head.length());
    }

    String body() {
        return new String(octets, bodyAt, octets.length - bodyAt, StandardCharsets.US_ASCII);
    }
}
