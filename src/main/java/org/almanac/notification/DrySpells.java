package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.almanac.notification.SpellCauseStatements.Cause;

/**
 * Notices when a subscriber's choice has nothing ahead, and says so once. A spell is a row; it goes when something is
 * ahead again, and the next one is another.
 */
@ApplicationScoped
class DrySpells {
    /** A choice may be committed a while after the instant that it bears, and nodes' clocks differ a little. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final DrySpellStatements spells;
    private final SpellCauses causes;
    private final NotificationSettings.NothingUpcoming settings;

    DrySpells(DrySpellStatements spells, SpellCauses causes, NotificationSettings settings) {
        this.spells = spells;
        this.causes = causes;
        this.settings = settings.nothingUpcoming();
    }

    /** Ends and begins spells of those whom something concerns that has happened since. */
    void review(Instant since, Instant now) {
        List<Cause> happened = causes.take(since, now);
        Instant changed = since.minus(OVERLAP);
        if (!happened.isEmpty() || spells.anySubscriberChanged(changed)) {
            spells.end(happened, changed, now);
            spells.begin(happened, changed, settings.after(), now);
        }
    }

    /** @return how many notes were promised */
    int plan(Instant now) {
        if (!spells.anyToSay(now)) {
            return 0;
        }
        spells.forgetUnwanted(now);
        spells.putOff(settings.minInterval(), now.plus(Duration.ofDays(1)), now);
        return spells.say(now);
    }
}
