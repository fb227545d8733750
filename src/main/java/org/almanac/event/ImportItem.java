package org.almanac.event;

import org.jspecify.annotations.Nullable;

/**
 * An event that comes from elsewhere, to be created or brought up to date. It is found again by its id, else its UID,
 * else by source, title, start and city.
 *
 * @param id the catalogue's own id, when it was exported from one
 * @param event its {@code uid} when it has one
 * @param source where it comes from
 * @param restored what it had there; counts only when it is new here
 */
public record ImportItem(
        @Nullable String id,
        SaveEvent event,
        @Nullable String source,
        ShownNames names,
        @Nullable Restored restored) {

    /** An event that no catalogue has exported. */
    public ImportItem(@Nullable String id, SaveEvent event, @Nullable String source) {
        this(id, event, source, ShownNames.NONE, null);
    }
}
