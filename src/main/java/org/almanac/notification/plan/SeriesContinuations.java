package org.almanac.notification.plan;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventsChanged;
import org.almanac.event.read.PublicEvents;
import org.almanac.notification.due.ReminderStatements;
import org.almanac.notification.facts.EventFacts;
import org.almanac.notification.facts.EventFactsStore;
import org.almanac.notification.facts.LastToldStatements;
import org.almanac.time.Range;

/**
 * A series that is cut in two stays one thing to its readers: the second part is not new to them, they were told of it
 * with the first, and they are reminded of no date again. What the cut changed is told as any other change is.
 */
@ApplicationScoped
class SeriesContinuations {
    private static final int BEFORE_ALL_OTHERS = 100;
    private static final int AFTER_ALL_OTHERS = 10_000;

    /** As far as instances are kept. */
    private static final Duration COMPARED_AHEAD = Duration.ofDays(3 * 366);

    /** A reminder of a whole day is of use until its noon, half a day after its start and an hour more at most. */
    private static final Duration BEGUN_AT_MOST = Duration.ofDays(1);

    private final AnnouncementStatements announcements;
    private final ReminderStatements reminders;
    private final LastToldStatements told;
    private final EventFactsStore facts;
    private final PublicEvents catalogue;

    SeriesContinuations(
            AnnouncementStatements announcements,
            ReminderStatements reminders,
            LastToldStatements told,
            EventFactsStore facts,
            PublicEvents catalogue) {
        this.announcements = announcements;
        this.reminders = reminders;
        this.told = told;
        this.facts = facts;
        this.catalogue = catalogue;
    }

    /** In the editor's own transaction, before anything is taken back or noted as new. */
    void hear(@Observes @Priority(BEFORE_ALL_OTHERS) EventsChanged news) {
        for (EventsChanged.Change change : news.changes()) {
            EventsChanged.Continuation continuation = change.continues();
            if (continuation != null) {
                news.changes().stream()
                        .filter(other -> other.eventId().equals(continuation.earlier()))
                        .forEach(cut -> take(change, continuation, cut));
            }
        }
    }

    /** When the others have noted what falls due. */
    void hearAgain(@Observes @Priority(AFTER_ALL_OTHERS) EventsChanged news) {
        for (EventsChanged.Change change : news.changes()) {
            if (change.continues() != null) {
                Range ahead =
                        new Range(news.at().minus(BEGUN_AT_MOST), news.at().plus(COMPARED_AHEAD));
                Instant[] kept = EventFacts.of(change.continues().asItWas(), false)
                        .starts(ahead)
                        .toArray(Instant[]::new);
                reminders.doneAsBefore(change.eventId(), kept);
            }
        }
    }

    private void take(EventsChanged.Change change, EventsChanged.Continuation continuation, EventsChanged.Change cut) {
        Event before = cut.before();
        if (before == null) {
            return;
        }
        UUID earlier = cut.eventId();
        UUID later = change.eventId();
        announcements.takeOver(earlier, later);
        reminders.takeOver(earlier, later);
        if (!before.isPublic()) {
            catalogue.find(earlier).ifPresent(hidden -> takeHidden(later, earlier, EventFacts.of(hidden)));
            return;
        }
        if (!change.after().isPublic()) {
            takeHidden(later, earlier, EventFacts.of(continuation.asItWas(), true));
            return;
        }
        long asItWas = facts.idOf(later, EventFacts.of(continuation.asItWas(), false));
        long known = facts.idOf(earlier, EventFacts.of(before));
        told.takeOver(earlier, later, known, asItWas);
        told.cut(earlier, facts.idOf(earlier, EventFacts.of(cut.after())));
    }

    /**
     * A second part that readers do not see: they are told of the first what has become of the whole, and of the second
     * once it is published, compared with what they last saw.
     */
    private void takeHidden(UUID later, UUID earlier, EventFacts known) {
        told.takeOverAs(earlier, later, facts.idOf(later, known));
    }
}
