package org.almanac.event.bulk;

import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.RegisterKind;
import org.jspecify.annotations.Nullable;

/**
 * An edit of many events at a time.
 *
 * @param value what the action needs; null when it needs nothing
 * @param register the register that it is about; null unless an entry is renamed or merged
 * @param former what the entry was called before; null as above
 * @param quietly whether readers get no mail about it
 * @param startedAt null before it is confirmed
 * @param endedAt null while it goes on
 */
public record BulkEdit(
        UUID id,
        BulkAction action,
        @Nullable String value,
        @Nullable RegisterKind register,
        @Nullable String former,
        boolean quietly,
        Actor actor,
        BulkState state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
