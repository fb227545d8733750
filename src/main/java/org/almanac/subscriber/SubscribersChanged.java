package org.almanac.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Subscribers were confirmed, or chose otherwise. Fired in the transaction that does it, when it is flushed to the
 * database.
 */
public record SubscribersChanged(List<UUID> subscriberIds, Instant at) {}
