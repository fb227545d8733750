package org.almanac.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Subscribers have unsubscribed or were erased. Fired in the transaction that does it. */
public record SubscribersLeft(List<UUID> subscriberIds, Instant at) {}
