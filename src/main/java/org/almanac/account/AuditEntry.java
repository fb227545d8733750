package org.almanac.account;

import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did beside changing events.
 *
 * @param at when, or when first
 * @param lastAt when last, of what is counted together; else the same
 * @param times how often within that time
 * @param subject what it was done to: the name of a token, the id of a subscriber; null when the action says it all
 */
public record AuditEntry(
        UUID id,
        Instant at,
        Instant lastAt,
        int times,
        Actor actor,
        AuditAction action,
        @Nullable String subject) {}
