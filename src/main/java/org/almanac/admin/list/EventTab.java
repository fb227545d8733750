package org.almanac.admin.list;

import org.almanac.admin.Option;
import org.almanac.event.read.EventCounts;
import org.almanac.event.read.EventSearch;

/** The tabs of the list of events. */
enum EventTab {
    UPCOMING("Upcoming", EventSearch.Time.UPCOMING, EventSearch.Order.DATE),
    PAST("Past", EventSearch.Time.PAST, EventSearch.Order.LATEST),
    HIDDEN("Not shown to readers", EventSearch.Time.ALL, EventSearch.Order.DATE),
    ALL("All", EventSearch.Time.ALL, EventSearch.Order.LATEST),
    WITHDRAWN("Withdrawn", EventSearch.Time.WITHDRAWN, EventSearch.Order.CHANGED);

    private final String label;
    private final EventSearch.Time time;
    private final EventSearch.Order order;

    EventTab(String label, EventSearch.Time time, EventSearch.Order order) {
        this.label = label;
        this.time = time;
        this.order = order;
    }

    public String label() {
        return label;
    }

    public String key() {
        return Option.key(this);
    }

    /** The part of time that it shows. */
    EventSearch.Time time() {
        return time;
    }

    /** How it is sorted unless somebody wants otherwise. */
    EventSearch.Order order() {
        return order;
    }

    long of(EventCounts counts) {
        return switch (this) {
            case UPCOMING -> counts.upcoming();
            case PAST -> counts.past();
            case HIDDEN -> counts.hidden();
            case ALL -> counts.all();
            case WITHDRAWN -> counts.withdrawn();
        };
    }
}
