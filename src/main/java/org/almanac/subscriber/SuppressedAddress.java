package org.almanac.subscriber;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that is not written to.
 *
 * @param key names the entry: the subscriber's id, or the keyed hash of an address that is not kept
 * @param email null when only the hash is left
 * @param detail what the server said; null when it said nothing
 */
public record SuppressedAddress(
        String key,
        @Nullable UUID subscriberId,
        @Nullable String email,
        SuppressionReason reason,
        @Nullable String detail,
        Instant since) {}
