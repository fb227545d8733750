package org.almanac.importer.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one poll.
 *
 * @param status of HTTP; null when there was no answer
 * @param vanished events that were listed before and are not any more
 * @param problem why it failed, or what an editor should know though it did not
 */
public record SourceRun(
        Instant at,
        Outcome outcome,
        @Nullable Integer status,
        int created,
        int updated,
        int unchanged,
        int skipped,
        int vanished,
        @Nullable String problem) {

    public enum Outcome {
        OK,
        /** The source says, or its octets show, that it is as it was. */
        UNCHANGED,
        FAILED
    }

    static SourceRun without(Instant at, Outcome outcome, @Nullable Integer status, @Nullable String problem) {
        return new SourceRun(at, outcome, status, 0, 0, 0, 0, 0, problem);
    }
}
