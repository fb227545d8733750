package org.almanac.event;

import org.jspecify.annotations.Nullable;

/**
 * Where an event is held. At least one field is there.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 * @param latitude degrees north, WGS 84; given exactly when {@code longitude} is
 * @param longitude degrees east
 */
public record Venue(
        @Nullable String name,
        @Nullable String address,
        @Nullable String city,
        @Nullable String country,
        @Nullable Double latitude,
        @Nullable Double longitude) {}
