package org.almanac.outbox.delivery;

import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.smtp.DeliveryResult;

/** One mail, handed to the server once. */
record Attempt(EncodedMessage encodedMessage, DeliveryResult deliveryResult) {}
