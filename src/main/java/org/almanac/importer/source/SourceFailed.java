package org.almanac.importer.source;

import java.time.Instant;

/** A source has failed for so long that people are told. Fired once a failure, in the transaction that tells them. */
public record SourceFailed(FailingSource source, Instant at) {}
