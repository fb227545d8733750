package org.almanac.event.bulk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of an edit of many.
 *
 * @param title as it is called now
 * @param reason why it failed or was not put back; null when it did not
 */
public record BulkItem(
        UUID eventId,
        String title,
        BulkItemState state,
        @Nullable String reason) {}
