package org.almanac.event;

import java.time.Instant;
import java.util.List;

/**
 * One step in an event's history.
 *
 * @param revision that the step led to
 * @param actor who did it, see {@link Actor}
 * @param changes field by field; for a new event, what it started with
 */
public record EventRevision(int revision, Instant at, String actor, Action action, List<FieldChange> changes) {

    public enum Action {
        CREATED,
        UPDATED,
        WITHDRAWN
    }
}
