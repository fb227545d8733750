package org.almanac.feed.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.almanac.event.Venue;
import org.almanac.web.PlaceWords;
import org.jspecify.annotations.Nullable;

/** Venues in one line, with nothing said twice: who reads "ExCeL London" knows the city. */
public final class VenueLine {
    private VenueLine() {}

    /** All that is known of where it is, for a map to find; empty when that is nothing. */
    static String whole(Venue venue) {
        String country = venue.country();
        return line(venue.name(), venue.address(), venue.city(), country == null ? null : PlaceWords.country(country));
    }

    /** The name and the city; empty when neither is known. */
    public static String brief(Venue venue) {
        return line(venue.name(), venue.city());
    }

    private static String line(@Nullable String... parts) {
        List<String> line = new ArrayList<>();
        for (String part : parts) {
            if (part != null && line.stream().noneMatch(said -> says(said, part))) {
                line.add(part);
            }
        }
        return String.join(", ", line);
    }

    /** Whether a text holds another as whole words: Londonderry is not London. */
    private static boolean says(String text, String words) {
        Pattern whole = Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(words.toLowerCase(Locale.ROOT)) + "(?![\\p{L}\\p{N}])");
        return whole.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
