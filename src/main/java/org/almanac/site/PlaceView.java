package org.almanac.site;

import org.almanac.event.Venue;
import org.almanac.web.PlaceWords;
import org.jspecify.annotations.Nullable;

/**
 * Where an event is held.
 *
 * @param name of the venue; null when only the town is known
 * @param address the street
 * @param town town and country; may be empty
 * @param map a map that shows it; null when nobody gave its coordinates
 */
public record PlaceView(
        @Nullable String name,
        @Nullable String address,
        String town,
        @Nullable String map) {

    public static @Nullable PlaceView of(@Nullable Venue venue) {
        if (venue == null) {
            return null;
        }
        String country = venue.country();
        return new PlaceView(
                venue.name(),
                venue.address(),
                PlaceWords.line(venue.city(), country == null ? null : PlaceWords.country(country)),
                map(venue.latitude(), venue.longitude()));
    }

    /** All of it on one line. */
    public String line() {
        return PlaceWords.line(name, address, town.isEmpty() ? null : town);
    }

    /** As short as a list wants it. */
    public String shortLine() {
        return PlaceWords.line(name, town.isEmpty() ? null : town);
    }

    private static @Nullable String map(@Nullable Double latitude, @Nullable Double longitude) {
        if (latitude == null || longitude == null) {
            return null;
        }
        String where = latitude + "/" + longitude;
        return "https://www.openstreetmap.org/?mlat=" + latitude + "&mlon=" + longitude + "#map=16/" + where;
    }
}
