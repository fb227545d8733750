package org.almanac.subscriber.choice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.event.EventsChanged;
import org.almanac.subscriber.store.SubscriberStatements;

/** Who follows a series by itself goes on following it when it is cut in two. */
@ApplicationScoped
class SplitSeriesFollower {
    private final SubscriberStatements statements;

    SplitSeriesFollower(SubscriberStatements statements) {
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
