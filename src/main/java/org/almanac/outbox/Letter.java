package org.almanac.outbox;

/**
 * A composed message.
 *
 * @param mail what it says
 * @param wire how it goes to the server
 */
record Letter(QueuedMessage message, Composition.Mail mail, OutgoingMail wire) {}
