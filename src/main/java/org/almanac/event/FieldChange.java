package org.almanac.event;

import org.jspecify.annotations.Nullable;

/**
 * What one field was and what it became, as text for people.
 *
 * @param field as the API spells it
 */
public record FieldChange(
        String field, @Nullable String from, @Nullable String to) {}
