package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.event.EventsChanged;
import org.almanac.event.Withdrawal;

/** Who follows an event that is listed twice follows the one that stays. */
@ApplicationScoped
class DoubledEvents {
    private final SubscriberStatements statements;

    DoubledEvents(SubscriberStatements statements) {
        this.statements = statements;
    }

    /** In the editor's own transaction. */
    void hear(@Observes EventsChanged news) {
        for (EventsChanged.Change change : news.changes()) {
            Withdrawal.Other other = change.becameDoubleOf();
            if (other != null) {
                String from = change.eventId().toString();
                String to = other.id().toString();
                statements.moveFollowers(FollowTarget.Kind.EVENT, from, to, news.at());
                statements.moveWishes("events", from, to);
            }
        }
    }
}
