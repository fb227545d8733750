package org.almanac.subscriber;

import java.util.UUID;

/**
 * What a genuine token says. Whether it still counts is for the holder of {@code epoch} to decide.
 *
 * @param id of the request or the subscriber, by scope
 * @param epoch the subscriber's token epoch when the link was made
 */
record LinkToken(UUID id, int epoch) {}
