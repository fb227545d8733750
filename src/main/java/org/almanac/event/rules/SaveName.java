package org.almanac.event.rules;

import org.jspecify.annotations.Nullable;

/**
 * A tag or a series as somebody typed or sent it, nothing checked yet.
 *
 * @param slug follows from the name when it is new, and stays as it is when it is not
 */
public record SaveName(@Nullable String slug, @Nullable String name) {}
