package org.almanac.importer.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source as somebody typed or sent it, nothing checked yet. Null means left out.
 *
 * @param interval ISO 8601; the configured one when left out
 */
public record SaveSource(
        @Nullable String name,
        @Nullable String url,
        @Nullable String format,
        @Nullable String interval,
        @Nullable String trust,
        @Nullable List<@Nullable String> tags,
        @Nullable String series,
        @Nullable String organiser,
        @Nullable String timeZone,
        @Nullable String vanished,
        @Nullable Boolean active) {}
