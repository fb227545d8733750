package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.almanac.notification.NotificationSettings;
import org.almanac.notification.plan.NothingUpcomingTriggerStatements.Cause;

/**
 * Notices when a subscriber's choice has nothing ahead, and says so once. A period is a row; it goes when something is
 * ahead again, and the next one is another.
 */
@ApplicationScoped
public class NothingUpcomingPlanner {
    /** A choice may be committed a while after the instant that it bears, and nodes' clocks differ a little. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final NothingUpcomingStatements statements;
    private final NothingUpcomingTriggers triggers;
    private final NotificationSettings.NothingUpcoming settings;

    NothingUpcomingPlanner(
            NothingUpcomingStatements statements, NothingUpcomingTriggers triggers, NotificationSettings settings) {
        this.statements = statements;
        this.triggers = triggers;
        this.settings = settings.nothingUpcoming();
    }

    /** Ends and begins statements of those whom something concerns that has happened since. */
    public void review(Instant since, Instant now) {
        List<Cause> happened = triggers.take(since, now);
        Instant changed = since.minus(OVERLAP);
        if (!happened.isEmpty() || statements.anySubscriberChanged(changed)) {
            statements.end(happened, changed, now);
            statements.begin(happened, changed, settings.after(), now);
        }
    }

    /** @return how many notes were promised */
    public int plan(Instant now) {
        if (!statements.anyToSay(now)) {
            return 0;
        }
        statements.forgetUnwanted(now);
        statements.putOff(settings.minInterval(), now.plus(Duration.ofDays(1)), now);
        return statements.say(now);
    }
}
