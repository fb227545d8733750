package org.almanac.site.cache;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.almanac.web.Representation;

/**
 * A page as it is kept in memory.
 *
 * @param revision of the catalogue that it was made from, or of an earlier one
 * @param goodUntil when it must be made again though nothing seems to have happened
 */
record StoredPage(Representation representation, long revision, Instant goodUntil) {

    static StoredPage of(Rendered page, long revision, Instant goodUntil) {
        byte[] bytes = page.text().getBytes(StandardCharsets.UTF_8);
        Instant until = page.changesAt().isBefore(goodUntil) ? page.changesAt() : goodUntil;
        return new StoredPage(Representation.of(page.mediaType(), bytes, page.changesAt()), revision, until);
    }

    boolean isFresh(long latest, Instant now) {
        return revision >= latest && now.isBefore(goodUntil);
    }
}
