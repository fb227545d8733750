/**
 * A run that sends what was claimed: queues by domain, rate limits, circuit breakers, retries, and the record of what
 * became of each message.
 */
@NullMarked
package org.almanac.outbox.delivery;

import org.jspecify.annotations.NullMarked;
