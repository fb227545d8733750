package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.event.EventsChanged;

/** Who follows a series by itself goes on following it when it is cut in two. */
@ApplicationScoped
class ContinuedEvents {
    private final SubscriberStatements statements;

    ContinuedEvents(SubscriberStatements statements) {
        this.statements = statements;
    }

    /** In the editor's own transaction. */
    void hear(@Observes EventsChanged news) {
        for (EventsChanged.Change change : news.changes()) {
            if (change.continues() != null) {
                statements.continueEvent(change.continues().earlier(), change.eventId());
            }
        }
    }
}
