package org.almanac.event;

/** An instance together with the event it belongs to. */
public record UpcomingOccurrence(Occurrence occurrence, Event event) {}
