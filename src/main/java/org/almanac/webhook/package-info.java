/**
 * Tells other programs what happened here: {@link org.almanac.webhook.Facts} hears it within the transaction that does it
 * and queues a message for each {@link org.almanac.webhook.Webhook} that wants it; {@link org.almanac.webhook.Deliveries}
 * sends what is queued, as the Standard Webhooks specification says.
 */
@NullMarked
package org.almanac.webhook;

import org.jspecify.annotations.NullMarked;
