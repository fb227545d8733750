package org.almanac.subscriber.link;

import java.util.UUID;

/**
 * What a genuine token says. Whether it still counts is for the holder of {@code epoch} to decide.
 *
 * @param id of the request or the subscriber, by scope
 * @param epoch the subscriber's token epoch when the link was made
 */
public record LinkToken(UUID id, int epoch) {}
