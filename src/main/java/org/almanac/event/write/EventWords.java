package org.almanac.event.write;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.almanac.event.store.EventRepository;

/** Writes the words by which events are found, once for a batch: they come from several tables. */
final class EventWords {
    private final EventRepository events;
    private final List<UUID> visible = new ArrayList<>();
    private final List<UUID> unseen = new ArrayList<>();

    EventWords(EventRepository events) {
        this.events = events;
    }

    /** @param isVisible whether readers can tell that the event has changed */
    void add(UUID event, boolean isVisible) {
        (isVisible ? visible : unseen).add(event);
    }

    /** @param revision of the catalogue, for those who keep what they rendered */
    void write(long revision) {
        events.writeWords(visible, revision);
        events.writeUnseenWords(unseen);
    }
}
