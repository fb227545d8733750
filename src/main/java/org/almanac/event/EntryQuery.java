package org.almanac.event;

import org.almanac.paging.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page of a register, by name.
 *
 * @param words part of a name, in any case and with or without accents; null for all
 * @param cursor where the page before ended, as {@link Page#nextCursor()} gave it
 * @param limit 1 to 500
 * @param shown only what public events name
 */
public record EntryQuery(@Nullable String words, @Nullable String cursor, int limit, boolean shown) {}
