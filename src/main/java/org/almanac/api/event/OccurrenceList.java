package org.almanac.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Instances in order of time, and where the list ends though there are more dates.
 *
 * @param since left out when nothing begins before
 * @param until left out when nothing begins later, or when the caller said where to end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OccurrenceList<T>(
        List<T> items,

        @Schema(description = "Recurring events have earlier dates that are not listed; ask with from") @Nullable
        Instant since,

        @Schema(description = "Recurring events have later dates that are not listed; ask with to") @Nullable
        Instant until) {}
