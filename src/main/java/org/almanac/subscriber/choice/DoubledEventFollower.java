package org.almanac.subscriber.choice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.event.EventsChanged;
import org.almanac.event.Withdrawal;
import org.almanac.subscriber.store.FollowTarget;
import org.almanac.subscriber.store.SubscriberStatements;

/** Who follows an event that is listed twice follows the one that stays. */
@ApplicationScoped
class DoubledEventFollower {
    private final SubscriberStatements statements;

    DoubledEventFollower(SubscriberStatements statements) {
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
