package org.almanac.outbox;

/**
 * A composed message.
 *
 * @param form what it was made from
 * @param mail what its author answered
 * @param wire how it goes to the server
 */
record Letter(QueuedMessage message, EncodedForm form, Composition.Mail mail, OutgoingMail wire) {}
