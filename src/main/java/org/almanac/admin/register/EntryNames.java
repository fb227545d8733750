package org.almanac.admin.register;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;

/** What entries of registers are called. */
final class EntryNames {
    private EntryNames() {}

    /** @param value of an entry */
    static String of(Object value) {
        if (value instanceof Tag tag) {
            return tag.name();
        }
        if (value instanceof Series series) {
            return series.name();
        }
        if (value instanceof Organiser organiser) {
            return organiser.name();
        }
        Venue venue = (Venue) value;
        String words = Stream.of(venue.name(), venue.address(), venue.city(), venue.country())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? venue.latitude() + ", " + venue.longitude() : words;
    }
}
