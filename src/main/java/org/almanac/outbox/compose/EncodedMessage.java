package org.almanac.outbox.compose;

import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.mime.EncodedForm;
import org.almanac.outbox.queue.QueuedMessage;
import org.almanac.outbox.smtp.OutgoingMail;

/**
 * A composed message.
 *
 * @param form what it was made from
 * @param mail what its author answered
 * @param wire how it goes to the server
 */
public record EncodedMessage(QueuedMessage message, EncodedForm form, ComposeResult.Mail mail, OutgoingMail wire) {}
