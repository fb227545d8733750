package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes the words by which events are found, once for a batch: they come from several tables. */
final class EventWords {
    private static final int CHUNK = 1_000;
    private static final String WORDS = "update event set search = event_words(event)";

    private final EntityManager entities;
    private final List<UUID> visible = new ArrayList<>();
    private final List<UUID> unseen = new ArrayList<>();

    EventWords(EntityManager entities) {
        this.entities = entities;
    }

    /** @param isVisible whether readers can tell that the event has changed */
    void add(UUID event, boolean isVisible) {
        (isVisible ? visible : unseen).add(event);
    }

    /** @param revision of the catalogue, for those who keep what they rendered */
    void write(long revision) {
        write(visible, WORDS + ", changed_in = " + revision);
        write(unseen, WORDS);
    }

    private void write(List<UUID> events, String update) {
        for (int i = 0; i < events.size(); i += CHUNK) {
            entities.createNativeQuery(update + " where id in (:ids)")
                    .setParameter("ids", events.subList(i, Math.min(i + CHUNK, events.size())))
                    .executeUpdate();
        }
    }
}
