package org.almanac.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Subscribers have become active, for the first time or again. Fired in the transaction that does it. */
public record SubscribersJoined(List<UUID> subscriberIds, Instant at) {}
