package org.almanac.outbox;

/**
 * A mail ready for the wire.
 *
 * @param sender the envelope's, where bounces go
 * @param recipient the envelope's
 * @param octets the message as RFC 5322 has it, headers and body, ASCII, lines ended by CR LF
 */
record OutgoingMail(String sender, String recipient, Octets octets) {}
