package org.almanac.ical.write;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a VEVENT says besides its times: plain text, not yet escaped.
 *
 * @param summary the title
 * @param styled the description once more, as HTML (STYLED-DESCRIPTION, RFC 9073 §6.5)
 * @param takesPlace whether there is anything to be reminded of
 * @param url a page about it
 * @param conference where to join online (RFC 7986 §5.11)
 * @param image an illustration (RFC 7986 §5.10)
 */
public record ICalDetails(
        String summary,
        @Nullable String description,
        @Nullable String styled,
        ICalStatus status,
        boolean takesPlace,
        @Nullable String location,
        @Nullable Geo geo,
        @Nullable String url,
        @Nullable Organiser organiser,
        List<String> categories,
        @Nullable String conference,
        @Nullable String image) {

    public ICalDetails {
        categories = List.copyOf(categories);
    }

    /** Degrees north and east, WGS 84. */
    public record Geo(double latitude, double longitude) {}

    /** @param address a URI: {@code mailto:} where there is a mailbox, else a web page */
    public record Organiser(@Nullable String name, @Nullable String address) {}
}
