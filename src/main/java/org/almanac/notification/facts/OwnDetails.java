package org.almanac.notification.facts;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.Venue;
import org.almanac.notification.mail.EventDifference;
import org.jspecify.annotations.Nullable;

/**
 * What single dates of an event that recurs are called and where they are, where that is not as the event has it. A date's
 * own title or place is news to who was told another one, whether the date's own has changed or has come or gone.
 *
 * @param title null, as the others, where a date has nothing of its own
 */
record OwnDetails(
        @Nullable String title,
        @Nullable Venue venue,
        @Nullable String onlineUrl) {
    private static final OwnDetails NONE = new OwnDetails(null, null, null);

    /** Dates that are told of one by one; of others only how many there are. */
    private static final int SHOWN_DATES = 10;

    /**
     * @param before when dates ahead take place as told, by original start
     * @param after the same as it stands; only those in both are compared
     */
    static List<EventDifference> between(
            EventFacts told,
            EventFacts current,
            Map<LocalDateTime, EventTime> before,
            Map<LocalDateTime, EventTime> after) {
        TreeSet<LocalDateTime> dates = new TreeSet<>(told.datesWithDetails());
        dates.addAll(current.datesWithDetails());
        List<EventDifference> found = new ArrayList<>();
        int shown = 0;
        int further = 0;
        for (LocalDateTime at : dates) {
            EventTime date = after.get(at);
            List<EventDifference> differences =
                    date == null || !before.containsKey(at) ? List.of() : differences(told, current, at);
            if (differences.isEmpty() || date == null) {
                continue;
            }
            if (shown == SHOWN_DATES) {
                further++;
            } else {
                shown++;
                differences.forEach(one -> found.add(new EventDifference.OfOneDate(date, one)));
            }
        }
        if (further > 0) {
            found.add(new EventDifference.FurtherDates(further));
        }
        return found;
    }

    /** What differs for the event as a whole is told of it, and not of each of its dates. */
    private static List<EventDifference> differences(EventFacts told, EventFacts current, LocalDateTime at) {
        OwnDetails old = told.detailsOf(at);
        OwnDetails now = current.detailsOf(at);
        List<EventDifference> found = new ArrayList<>();
        String oldTitle = Objects.requireNonNullElse(old.title, told.title());
        String newTitle = Objects.requireNonNullElse(now.title, current.title());
        if ((old.title != null || now.title != null) && !oldTitle.equals(newTitle)) {
            found.add(new EventDifference.Title(oldTitle, newTitle));
        }
        if (old.venue != null || now.venue != null) {
            EventDifference.Place place = new EventDifference.Place(
                    old.venue == null ? told.place() : EventFacts.place(old.venue),
                    old.venue == null ? told.country() : old.venue.country(),
                    now.venue == null ? current.place() : EventFacts.place(now.venue),
                    now.venue == null ? current.country() : now.venue.country());
            if (!Objects.equals(place.before(), place.after())
                    || !Objects.equals(place.countryBefore(), place.countryAfter())) {
                found.add(place);
            }
        }
        if (old.onlineUrl != null || now.onlineUrl != null) {
            String before = old.onlineUrl == null ? told.onlineUrl() : old.onlineUrl;
            String after = now.onlineUrl == null ? current.onlineUrl() : now.onlineUrl;
            if (!Objects.equals(before, after)) {
                found.add(new EventDifference.Online(before, after));
            }
        }
        return found;
    }

    static OwnDetails of(Recurrence.@Nullable Override override) {
        return override == null ? NONE : new OwnDetails(override.title(), override.venue(), override.onlineUrl());
    }

    boolean isEmpty() {
        return equals(NONE);
    }
}
