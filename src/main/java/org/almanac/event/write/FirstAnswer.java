package org.almanac.event.write;

import java.util.UUID;

/**
 * What was answered when an event was created, however often its creation was asked for.
 *
 * @param text as the caller of {@link Catalogue#createOnce} wrote it then
 */
public record FirstAnswer(UUID eventId, String text) {}
