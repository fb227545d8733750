package org.almanac.event;

/** An instance together with the event it belongs to. */
public record UpcomingOccurrence(Occurrence occurrence, Event event) {

    /** The same instance, of the event without what cannot be shown. */
    public UpcomingOccurrence plain() {
        return new UpcomingOccurrence(occurrence, event.plain(true));
    }
}
