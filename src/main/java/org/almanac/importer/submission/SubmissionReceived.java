package org.almanac.importer.submission;

import java.time.Instant;
import java.util.UUID;

/** A reader has proposed an event. Fired in the transaction that keeps the proposal. */
public record SubmissionReceived(UUID id, Instant at) {}
