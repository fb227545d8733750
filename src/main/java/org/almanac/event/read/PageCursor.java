package org.almanac.event.read;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.almanac.problem.Problem;

/** Where a page ended, opaque to callers. */
public record PageCursor(Instant startsAt, UUID id) {
    // No event lies outside; the database could not even hold every instant that a forged cursor may name.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((startsAt + " " + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Problem of kind MALFORMED when it is none of ours */
    public static PageCursor decode(String encoded) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII);
            int space = text.indexOf(' ');
            if (space > 0) {
                Instant startsAt = Instant.parse(text.substring(0, space));
                if (!startsAt.isBefore(EARLIEST) && !startsAt.isAfter(LATEST)) {
                    return new PageCursor(startsAt, UUID.fromString(text.substring(space + 1)));
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Told below: which of the ways it is broken helps nobody.
        }
        throw Problem.malformed("The cursor is not one that this service gave out.");
    }
}
