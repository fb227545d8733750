package org.almanac.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended in a list that is sorted by instants, opaque to callers. A list that is sorted by ids needs none: the
 * last id says it.
 *
 * @param at within the years 1 to 9999, as all that the database keeps
 * @param key tells apart what has the same instant: an id, or base64url
 */
public record Cursor(Instant at, String key) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + key).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Problem of kind MALFORMED when it is none of ours */
    public static Cursor decoded(String encoded) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII);
            int space = text.indexOf(' ');
            if (space > 0) {
                Instant at = Instant.parse(text.substring(0, space));
                String key = text.substring(space + 1);
                if (!at.isBefore(EARLIEST)
                        && !at.isAfter(LATEST)
                        && KEY.matcher(key).matches()) {
                    return new Cursor(at, key);
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Told below: which of the ways it is broken helps nobody.
        }
        throw none();
    }

    /** @throws Problem of kind MALFORMED when the key is no id */
    public UUID id() {
        return parsed(key);
    }

    /**
     * The id at which a page of a list ended that is sorted by ids.
     *
     * @param encoded null on the first page
     * @return null on the first page
     * @throws Problem of kind MALFORMED when it is no id
     */
    public static @Nullable UUID id(@Nullable String encoded) {
        return encoded == null ? null : parsed(encoded);
    }

    private static UUID parsed(String id) {
        UUID parsed = GivenId.read(id);
        if (parsed == null) {
            throw none();
        }
        return parsed;
    }

    private static Problem none() {
        return Problem.malformed("The cursor is not one that this service gave out.");
    }
}
