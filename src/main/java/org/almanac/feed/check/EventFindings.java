package org.almanac.feed.check;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.feed.FeedFinding;
import org.almanac.feed.FeedFinding.Severity;

/** Goes through the events of a calendar and counts what its readers may stumble over. */
public final class EventFindings {
    private static final int MOST_EXAMPLES = 10;
    private static final int LONG_TITLE = 80;
    private static final int LONG_EVENT_DAYS = 31;

    private final Map<Kind, List<String>> found = new EnumMap<>(Kind.class);
    private final Map<Same, String> seen = new HashMap<>();

    private record Same(String title, LocalDateTime start) {}

    private enum Kind {
        NO_ZONE(
                Severity.WARNING,
                "Times in UTC instead of in a place's own time zone; is that what the clock shows" + " there?"),
        DUPLICATE(Severity.WARNING, "The same title and start as another event; readers see both."),
        NO_END(Severity.WARNING, "No end; some programs show a moment, others an hour."),
        SINGLE_DATES(
                Severity.WARNING,
                "Dates that follow no rule, of which Outlook shows only the first; enter them as events of one series."),
        NO_LOCATION(Severity.WARNING, "Neither a place nor an online address."),
        LONG_TITLE(
                Severity.INFO,
                "Titles of more than " + EventFindings.LONG_TITLE
                        + " characters, which lists and notifications cut off."),
        VERY_LONG(
                Severity.INFO,
                "Lasting more than " + LONG_EVENT_DAYS + " days, which fills the month view of calendars."),
        NO_DESCRIPTION(Severity.INFO, "Neither a summary nor a description."),
        CANCELLED(Severity.INFO, "Cancelled; see what each program does with them."),
        POSTPONED(Severity.INFO, "Postponed: they stand at their old date as tentative.");

        private final Severity severity;
        private final String message;

        Kind(Severity severity, String message) {
            this.severity = severity;
            this.message = message;
        }
    }

    /** @param status as the calendar shows it */
    public void look(Event event, EventStatus status) {
        if (status == EventStatus.CANCELLED) {
            add(Kind.CANCELLED, event);
            return;
        }
        EventContent content = event.content();
        EventTime time = content.time();
        check(Kind.POSTPONED, event, status == EventStatus.POSTPONED);
        check(Kind.NO_END, event, !time.allDay() && time.end() == null);
        check(
                Kind.SINGLE_DATES,
                event,
                content.recurrence() != null && !content.recurrence().rdates().isEmpty());
        check(Kind.NO_ZONE, event, !time.allDay() && isUtc(time));
        check(
                Kind.LONG_TITLE,
                event,
                event.title().codePointCount(0, event.title().length()) > LONG_TITLE);
        check(Kind.NO_LOCATION, event, content.venue() == null && content.onlineUrl() == null);
        check(Kind.NO_DESCRIPTION, event, content.summary() == null && content.description() == null);
        check(Kind.VERY_LONG, event, time.firstDay().plusDays(LONG_EVENT_DAYS).isBefore(time.lastDay()));
        Same same = new Same(event.title().toLowerCase(Locale.ROOT), time.start());
        check(Kind.DUPLICATE, event, seen.putIfAbsent(same, event.slug()) != null);
    }

    public boolean anyCancelled() {
        return found.containsKey(Kind.CANCELLED);
    }

    public List<FeedFinding> found() {
        return found.entrySet().stream()
                .map(entry -> finding(entry.getKey(), Objects.requireNonNull(entry.getValue())))
                .toList();
    }

    private static FeedFinding finding(Kind kind, List<String> slugs) {
        return new FeedFinding(
                kind.name(),
                kind.severity,
                kind.message,
                slugs.size(),
                List.copyOf(slugs.subList(0, Math.min(MOST_EXAMPLES, slugs.size()))));
    }

    private void check(Kind kind, Event event, boolean holds) {
        if (holds) {
            add(kind, event);
        }
    }

    private void add(Kind kind, Event event) {
        found.computeIfAbsent(kind, first -> new ArrayList<>()).add(event.slug());
    }

    private static boolean isUtc(EventTime time) {
        return time.zone().getRules().isFixedOffset()
                && time.zone().getRules().getOffset(time.start()).equals(ZoneOffset.UTC);
    }
}
