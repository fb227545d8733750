package org.almanac.importer.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link SourceRun} as it is stored. @param at in ISO 8601 */
record RunResult(
        String at,
        SourceRun.Outcome outcome,
        @Nullable Integer status,
        int created,
        int updated,
        int unchanged,
        int skipped,
        int vanished,
        @Nullable String problem) {

    static RunResult of(SourceRun run) {
        return new RunResult(
                run.at().toString(),
                run.outcome(),
                run.status(),
                run.created(),
                run.updated(),
                run.unchanged(),
                run.skipped(),
                run.vanished(),
                run.problem());
    }

    SourceRun toRun() {
        return new SourceRun(
                Instant.parse(at), outcome, status, created, updated, unchanged, skipped, vanished, problem);
    }
}
