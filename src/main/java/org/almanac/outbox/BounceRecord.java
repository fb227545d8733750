package org.almanac.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a message came back, or was complained about, as it is kept. */
public record BounceRecord(
        UUID messageId,
        BounceKind kind,
        @Nullable String status,
        @Nullable String diagnostic,
        Instant at) {}
