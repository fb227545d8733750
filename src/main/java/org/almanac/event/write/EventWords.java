package org.almanac.event.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.EventContent;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.store.EventRepository;

/**
 * Writes the words by which changed events are found, once for a batch: they come from several tables. Those of a new event
 * are written with it.
 */
final class EventWords {
    private final EventRepository events;
    private final List<UUID> visible = new ArrayList<>();
    private final List<UUID> unseen = new ArrayList<>();

    EventWords(EventRepository events) {
        this.events = events;
    }

    /** What the words of an event are made of, as the database's event_words does: by what it weighs. */
    static List<String> of(EventContent content) {
        Venue venue = content.venue();
        String named = Stream.concat(
                        Stream.of(
                                content.summary(),
                                content.series() == null
                                        ? null
                                        : content.series().name(),
                                content.organiser() == null
                                        ? null
                                        : content.organiser().name(),
                                venue == null ? null : venue.name(),
                                venue == null ? null : venue.city()),
                        content.tags().stream().map(Tag::name))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return List.of(content.title(), named, Objects.requireNonNullElse(content.description(), ""));
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
