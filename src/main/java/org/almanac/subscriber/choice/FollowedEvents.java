package org.almanac.subscriber.choice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CalendarQueries;
import org.almanac.event.read.PublicEvents;
import org.almanac.problem.Problem;
import org.almanac.subscriber.store.Follows;
import org.almanac.time.Language;

/** What is coming of what somebody follows, to be shown. The planner does its own reckoning. */
@ApplicationScoped
public class FollowedEvents {
    private static final int SHOWN = 5;

    private final PublicEvents events;
    private final CalendarQueries calendar;
    private final Clock clock;

    FollowedEvents(PublicEvents events, CalendarQueries calendar, Clock clock) {
        this.events = events;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The event of an id or a slug that readers may see; not to be asked within a transaction. */
    Optional<Event> find(String idOrSlug) {
        if (!Slugs.isSlug(idOrSlug)) {
            return Optional.empty();
        }
        try {
            return Optional.of(events.findShown(idOrSlug));
        } catch (Problem unknown) {
            return Optional.empty();
        }
    }

    /** The next instances that take place and have not begun, by start. */
    List<UpcomingOccurrence> next(Follows follows, int limit) {
        return calendar.beginning(EventFilter.of(follows.toFollowing()), clock.instant(), limit);
    }

    /** The next few, to be shown beside a choice. */
    public List<UpcomingEvent> lines(Follows follows, Language language) {
        return next(follows, SHOWN).stream()
                .map(upcoming -> UpcomingEvent.of(upcoming, language))
                .toList();
    }
}
