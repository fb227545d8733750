package org.almanac.admin.list;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.almanac.event.RegisterKind;
import org.almanac.event.read.EventCounts;
import org.almanac.event.read.EventSearch;
import org.almanac.event.read.EventSearchQueries;
import org.almanac.event.register.EntryUseQueries;
import org.almanac.event.register.Registers;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Reads what a list of events shows. */
@ApplicationScoped
class EventLists {
    private static final int PAGE = 50;

    /** So many names are offered while one is typed; any other can be typed, too. */
    private static final int OFFERED = 500;

    private final EventSearchQueries events;
    private final EntryUseQueries names;
    private final Registers registers;
    private final ZoneId zone;
    private final Clock clock;

    EventLists(
            EventSearchQueries events, EntryUseQueries names, Registers registers, SiteSettings settings, Clock clock) {
        this.events = events;
        this.names = names;
        this.registers = registers;
        this.zone = settings.defaultTimeZone();
        this.clock = clock;
    }

    /** @param refused why something cannot be done with what is ticked; null when nothing was refused */
    EventsPage page(EventList list, @Nullable String refused) {
        Instant now = clock.instant();
        try {
            EventSearch search = search(list);
            return new EventsPage(
                    list,
                    events.page(search, list.cursor(), now, PAGE),
                    events.counts(search, now),
                    choices(),
                    null,
                    refused);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.NOT_FOUND) {
                throw problem;
            }
            return new EventsPage(
                    list, Page.whole(List.of()), new EventCounts(0, 0, 0, 0, 0), choices(), problem.detail(), refused);
        }
    }

    /** @throws Problem of kind NOT_FOUND when it names what there is not */
    EventSearch search(EventList list) {
        return list.search(registers, zone);
    }

    private EventsPage.Choices choices() {
        return new EventsPage.Choices(
                names.names(RegisterKind.TAG, OFFERED),
                names.names(RegisterKind.SERIES, OFFERED),
                events.countries(),
                events.sources());
    }
}
