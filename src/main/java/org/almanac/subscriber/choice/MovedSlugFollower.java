package org.almanac.subscriber.choice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import org.almanac.event.RegisterKind;
import org.almanac.event.SlugMoved;
import org.almanac.subscriber.store.FollowTarget.Kind;
import org.almanac.subscriber.store.SubscriberStatements;

/** Who follows a tag, series or organiser goes on following it when it is renamed or merged. */
@ApplicationScoped
class MovedSlugFollower {
    /** What can be followed, and where a request that is not confirmed yet names it. */
    private static final Map<RegisterKind, String> IN_REQUESTS =
            Map.of(RegisterKind.TAG, "tags", RegisterKind.SERIES, "series", RegisterKind.ORGANISER, "organisers");

    private final SubscriberStatements statements;
    private final Clock clock;

    MovedSlugFollower(SubscriberStatements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** In the editor's own transaction. */
    void follow(@Observes SlugMoved move) {
        String inWishes = IN_REQUESTS.get(move.kind());
        if (inWishes != null) {
            Kind kind = Kind.valueOf(move.kind().name());
            statements.moveFollowers(kind, move.from(), move.to(), clock.instant());
            statements.moveWishes(inWishes, move.from(), move.to());
        }
    }
}
