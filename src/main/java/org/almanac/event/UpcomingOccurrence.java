package org.almanac.event;

/**
 * An instance together with the event it belongs to.
 *
 * @param event as it is on that date
 */
public record UpcomingOccurrence(Occurrence occurrence, Event event) {

    public UpcomingOccurrence {
        event = event.on(occurrence.recursAt());
    }

    /** The same instance, of the event without what cannot be shown. */
    public UpcomingOccurrence plain() {
        return new UpcomingOccurrence(occurrence, event.plain(true));
    }
}
