package org.almanac.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step in an event's history.
 *
 * @param revision that the step led to
 * @param actor who did it, see {@link Actor}
 * @param actorKind what sort of actor that is, whatever the name looks like
 * @param changes field by field; for a new event, what it started with
 * @param reason what happened elsewhere that changed this event too, for people; null when somebody edited the event
 */
public record EventRevision(
        int revision,
        Instant at,
        String actor,
        Actor.Kind actorKind,
        Action action,
        List<FieldChange> changes,
        @Nullable String reason) {

    public enum Action {
        CREATED,
        UPDATED,
        WITHDRAWN
    }
}
