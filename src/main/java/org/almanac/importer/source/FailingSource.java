package org.almanac.importer.source;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source none of whose polls has succeeded for some time.
 *
 * @param since the first of the polls that failed
 * @param reason why the last one did, as it is shown to editors
 */
public record FailingSource(
        UUID id,
        String name,
        String url,
        Instant since,
        @Nullable String reason) {}
