package org.almanac.api.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.importer.source.SaveSource;
import org.almanac.importer.source.Source;
import org.almanac.importer.source.SourceRun;
import org.jspecify.annotations.Nullable;

/** A source as the API writes it. @param interval ISO 8601 */
record SourceJson(
        UUID id,
        int revision,
        String name,
        String url,
        Source.Format format,
        String interval,
        Source.Trust trust,
        List<String> tags,
        @Nullable String series,
        @Nullable String organiser,
        @Nullable String timeZone,
        Source.Vanished vanished,
        boolean active,
        Instant createdAt,
        @Nullable SourceRun lastRun,
        Instant nextRunAt,
        int failures) {

    static SourceJson of(Source source) {
        return new SourceJson(
                source.id(),
                source.revision(),
                source.name(),
                source.url(),
                source.format(),
                source.interval().toString(),
                source.trust(),
                source.tags(),
                source.series(),
                source.organiser(),
                source.timeZone(),
                source.vanished(),
                source.active(),
                source.createdAt(),
                source.lastRun(),
                source.nextRunAt(),
                source.failures());
    }

    /** What somebody would send to make one like it. */
    static SaveSource input(Source source) {
        return new SaveSource(
                source.name(),
                source.url(),
                source.format().name(),
                source.interval().toString(),
                source.trust().name(),
                List.copyOf(source.tags()),
                source.series(),
                source.organiser(),
                source.timeZone(),
                source.vanished().name(),
                source.active());
    }
}
