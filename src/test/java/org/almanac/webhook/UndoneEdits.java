package org.almanac.webhook;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.event.EventsChanged;

/** Undoes the transactions of events with one title, after everybody has heard of them. */
@ApplicationScoped
class UndoneEdits {
    static final String TITLE = "An event that cannot be kept";
    private static final int LAST = 100_000;

    void hear(@Observes @Priority(LAST) EventsChanged news) {
        if (news.changes().stream().anyMatch(change -> change.after().title().equals(TITLE))) {
            throw new IllegalStateException("undone, as the test wants it");
        }
    }
}
