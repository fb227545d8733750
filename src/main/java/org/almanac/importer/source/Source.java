package org.almanac.importer.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A calendar elsewhere that is polled.
 *
 * @param name what its events say they come from
 * @param interval between two polls when all is well
 * @param tags that its events get besides their own
 * @param series of events that name none
 * @param organiser of events that name none
 * @param timeZone of times that tell none; null for the site's
 * @param lastRun null before the first poll
 * @param nextRunAt when it is due; past when it is about to be polled
 * @param failures polls in a row that failed
 */
@JsonInclude
public record Source(
        UUID id,
        int revision,
        String name,
        String url,
        Format format,
        Duration interval,
        Trust trust,
        List<String> tags,
        @Nullable String series,
        @Nullable String organiser,
        @Nullable String timeZone,
        Vanished vanished,
        boolean active,
        Instant createdAt,
        @Nullable SourceRun lastRun,
        Instant nextRunAt,
        int failures) {

    /** How its events are written. */
    public enum Format {
        /** Whatever is found. */
        AUTO,
        ICS,
        CSV,
        /** An array of events, or one a line. */
        JSON,
        /** A web page with events in it, or JSON-LD alone. */
        JSONLD
    }

    /** Whether new events are shown to readers at once. */
    public enum Trust {
        PUBLISH,
        /** They are drafts until an editor shows them. */
        REVIEW
    }

    /** What becomes of an event to come that the source does not list any more. */
    public enum Vanished {
        KEEP,
        CANCEL,
        WITHDRAW
    }
}
