package org.almanac.event.bulk;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;

/** What an entry of a register is called by people. */
public final class EntryLabel {
    private EntryLabel() {}

    /** @param value of an entry */
    public static String of(Object value) {
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
