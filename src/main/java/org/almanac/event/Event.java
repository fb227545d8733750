package org.almanac.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the catalogue as it stands.
 *
 * @param id UUIDv7
 * @param uid RFC 5545 UID; never changes
 * @param slug its name in addresses, unique
 * @param source the import it came from
 * @param sequence RFC 5545 SEQUENCE: rises with every change that a feed's reader would see
 * @param revision rises with every change
 * @param lastModified when a feed's reader last saw something change
 * @param firstPublishedAt null while no reader has ever seen it
 * @param withdrawnAt set when it was deleted; feeds then carry it as cancelled for a while
 */
public record Event(
        UUID id,
        String uid,
        String slug,
        EventContent content,
        @Nullable String source,
        int sequence,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        Instant lastModified,
        @Nullable Instant firstPublishedAt,
        @Nullable Instant withdrawnAt) {

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** Whether readers see it now. */
    public boolean isPublic() {
        return content.published() && !withdrawn();
    }

    /**
     * The same event without what cannot be shown.
     *
     * @param repeated whether it still recurs
     */
    public Event plain(boolean repeated) {
        return new Event(
                id,
                uid,
                slug,
                content.plain(repeated),
                source,
                sequence,
                revision,
                createdAt,
                updatedAt,
                lastModified,
                firstPublishedAt,
                withdrawnAt);
    }

    public String title() {
        return content.title();
    }

    public EventTime time() {
        return content.time();
    }

    public EventStatus status() {
        return content.status();
    }
}
