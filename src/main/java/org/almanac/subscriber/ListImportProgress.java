package org.almanac.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a list has been moved over.
 *
 * @param name of the file; empty for pasted text
 * @param reasons why entries were skipped; the first of many
 * @param endedAt null while it goes on
 */
public record ListImportProgress(
        UUID id,
        String actor,
        String name,
        int total,
        int through,
        int created,
        int updated,
        int unchanged,
        int skipped,
        List<Skipped> reasons,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** @param number of the entry, from 1 */
    public record Skipped(int number, String reason) {}
}
