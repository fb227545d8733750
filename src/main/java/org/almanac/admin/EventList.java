package org.almanac.admin;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.EventFilter;
import org.almanac.event.EventPage;
import org.almanac.event.EventQuery;
import org.almanac.event.EventRecovery;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the catalogue an editor looks at.
 *
 * @param words that the events hold; empty for all
 * @param cursor where the page starts; null for the first
 */
record EventList(Show show, String words, @Nullable String cursor) {
    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;

    /** The tabs of the list. */
    enum Show {
        UPCOMING("Upcoming"),
        PAST("Past"),
        HIDDEN("Not shown to readers"),
        WITHDRAWN("Withdrawn"),
        ALL("All");

        private final String label;

        Show(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static EventList asked(@Nullable String show, @Nullable String words, @Nullable String cursor) {
        Show chosen = Show.UPCOMING;
        for (Show each : Show.values()) {
            if (each.key().equals(show)) {
                chosen = each;
            }
        }
        String search = words == null ? "" : words.strip();
        return new EventList(
                chosen, search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search, cursor);
    }

    EventPage read(CatalogueQueries queries, EventRecovery recovery, Instant now) {
        EventFilter filter =
                words.isEmpty() ? EventFilter.ALL : new EventFilter(Set.of(), null, null, null, null, words);
        return switch (show) {
            case UPCOMING -> queries.list(new EventQuery(filter, now, null, null, cursor, PAGE, false));
            case PAST -> over(queries.list(new EventQuery(filter, null, now, null, cursor, PAGE, true)), now);
            case HIDDEN -> queries.list(new EventQuery(filter, null, null, false, cursor, PAGE, false));
            case WITHDRAWN -> recovery.withdrawn(filter, cursor, PAGE);
            case ALL -> queries.list(new EventQuery(filter, null, null, null, cursor, PAGE, true));
        };
    }

    public Show[] tabs() {
        return Show.values();
    }

    /** The address of another tab with the same search. */
    public String address(Show tab) {
        return "/admin/events" + new QueryString().with("show", tab.key()).with("q", words.isEmpty() ? null : words);
    }

    public String firstPage() {
        return address(show);
    }

    /** What has started is read from the catalogue; what still goes on is not past. */
    private static EventPage over(EventPage started, Instant now) {
        return new EventPage(
                started.events().stream()
                        .filter(event -> !event.time().endsAt().isAfter(now))
                        .toList(),
                started.nextCursor());
    }
}
