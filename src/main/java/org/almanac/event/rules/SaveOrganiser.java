package org.almanac.event.rules;

import org.jspecify.annotations.Nullable;

/**
 * An organiser as somebody typed or sent it, nothing checked yet.
 *
 * @param slug follows from the name when it is new, and stays as it is when it is not
 */
public record SaveOrganiser(
        @Nullable String slug,
        @Nullable String name,
        @Nullable String url) {}
