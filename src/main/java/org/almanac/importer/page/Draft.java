package org.almanac.importer.page;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.SaveEvent;

/**
 * An event that was read at an address and is not stored.
 *
 * @param from where each field came from, see {@link PageEvent}; of a file {@code calendar}, {@code csv}, {@code json}
 * @param like events of the catalogue that may be the same, the likeliest first
 */
public record Draft(SaveEvent event, Map<String, String> from, List<Like> like) {

    /** @param why for people */
    public record Like(UUID id, String slug, String title, String why) {}
}
