package org.almanac.subscriber;

import java.util.UUID;

/**
 * A subscriber is being erased. Fired in the transaction that does it, so that whoever keeps something about the
 * subscriber deletes it in the same one.
 */
public record SubscriberErased(UUID subscriberId) {}
