package org.almanac.event;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of a register as it stands.
 *
 * @param key what its address ends with: the slug; a venue's id
 * @param revision rises with every change
 */
public record Entry<T>(UUID id, String key, T value, int revision, Instant createdAt, Instant updatedAt) {}
