package org.almanac.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message whose turn has come, as its composer gets to see it.
 *
 * @param id UUIDv7; the left part of its Message-ID
 * @param subscriberId as enqueued
 * @param reference as enqueued
 * @param dueAt the earliest that was enqueued for it
 */
public record MessageRef(
        UUID id,
        String recipient,
        @Nullable UUID subscriberId,
        @Nullable String reference,
        Instant dueAt) {}
