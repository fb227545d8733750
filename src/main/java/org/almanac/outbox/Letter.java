package org.almanac.outbox;

/**
 * A composed message.
 *
 * @param kinds what it turned out to be about, as {@link MessageKind#join} has them
 * @param subject one line
 * @param wire how it goes to the server
 */
record Letter(QueuedMessage message, String kinds, String subject, OutgoingMail wire) {}
