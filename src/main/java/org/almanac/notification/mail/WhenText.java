package org.almanac.notification.mail;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.event.dates.WhenWords;
import org.almanac.time.Language;
import org.almanac.time.ZoneText;
import org.jspecify.annotations.Nullable;

/**
 * When an event takes place, in a reader's language: on its own clock, and on the reader's where that shows something
 * else.
 */
final class WhenText {
    /** What ends in the small hours belongs to the evening before. */
    private static final Duration MAX_OVERNIGHT = Duration.ofHours(12);

    private final Language language;
    private final NoticeMessages words;
    private final ZoneId reader;

    WhenText(Language language, NoticeMessages words, ZoneId reader) {
        this.language = language;
        this.words = words;
        this.reader = reader;
    }

    /** "Tuesday 8 June 2027, 09:00–17:30 (British Summer Time)", "8–10 June 2027, from 09:00 (…)", "8–10 June 2027". */
    String of(EventTime time) {
        return words(time, false);
    }

    /** The same with both ends in full, so that every difference shows. */
    String exactly(EventTime time) {
        return words(time, true);
    }

    /** "09:00–17:30 (British Summer Time)" for what begins and ends on one day; else {@link #of}. */
    String within(EventTime time) {
        return !time.allDay() && onOneDay(time) ? clock(time) + zone(time) : of(time);
    }

    /**
     * On the reader's clock, the day only where it is another; null when that shows the same, or the event lasts whole
     * days.
     */
    @Nullable
    String forReader(EventTime time) {
        EventTime there = there(time);
        if (there == null) {
            return null;
        }
        boolean sameDay = there.firstDay().equals(time.firstDay()) && onOneDay(there);
        return words.yourTime(sameDay ? within(there) : of(there));
    }

    /** "Monday 1 February 2027", "Monday 1 February 2027, 23:59 (anywhere on Earth)". */
    String of(KeyDate date) {
        EventTime moment = date.moment();
        if (moment == null) {
            return fullDay(date.at());
        }
        return date.anywhereOnEarth() ? moment(moment.start()) + " (" + words.anywhereOnEarth() + ")" : of(moment);
    }

    /** As {@link #forReader(EventTime)}. */
    @Nullable
    String forReader(KeyDate date) {
        EventTime moment = date.moment();
        return moment == null ? null : forReader(moment);
    }

    /** "8 June 2027": short enough for a subject. */
    String start(EventTime time) {
        return day(time.firstDay());
    }

    /** "1 June" before "8 June 2027"; with its year where that is another. */
    String startBeside(EventTime time, EventTime next) {
        boolean sameYear = time.firstDay().getYear() == next.firstDay().getYear();
        return sameYear ? language.dayAndMonth().format(time.firstDay()) : start(time);
    }

    /** "8 June 2027". */
    String day(LocalDate day) {
        return language.day().format(day);
    }

    /** "Tuesday 8 June 2027". */
    String fullDay(LocalDate day) {
        return language.fullDay().format(day);
    }

    /** "Tuesday 8 June", to stand above something. */
    String weekday(LocalDate day) {
        return heading(language.weekday().format(day));
    }

    /** "June 2027", to stand above something. */
    String month(LocalDate day) {
        return heading(language.month().format(day));
    }

    /** French and Spanish write days and months small, but not at the beginning. */
    private String heading(String text) {
        return text.substring(0, 1).toUpperCase(language.locale()) + text.substring(1);
    }

    /** "8–10 June 2027", "30 June – 2 July 2027": nothing is said twice. */
    String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return fullDay(first);
        }
        if (first.getYear() != last.getYear()) {
            return day(first) + " – " + day(last);
        }
        return first.getMonth() == last.getMonth()
                ? language.dayOfMonth().format(first) + "–" + day(last)
                : language.dayAndMonth().format(first) + " – " + day(last);
    }

    NoticeView.Leaf leaf(LocalDate first, LocalDate last) {
        return new NoticeView.Leaf(
                language.leafMonth().format(first).replace(".", ""),
                String.valueOf(first.getDayOfMonth()),
                first.equals(last)
                        ? language.leafWeekday().format(first)
                        : "– " + language.dayOfMonth().format(last) + " "
                                + language.leafMonth().format(last).replace(".", ""));
    }

    NoticeView.Leaf leaf(EventTime time) {
        return leaf(time.firstDay(), lastDay(time));
    }

    private @Nullable EventTime there(EventTime time) {
        if (time.allDay()) {
            return null;
        }
        LocalDateTime start = time.startsAt().atZone(reader).toLocalDateTime();
        LocalDateTime end =
                time.end() == null ? null : time.endsAt().atZone(reader).toLocalDateTime();
        boolean same = start.equals(time.start()) && (end == null || end.equals(time.end()));
        return same ? null : new EventTime(start, end, reader, false);
    }

    private String words(EventTime time, boolean exact) {
        if (time.allDay()) {
            return days(time.firstDay(), time.lastDay());
        }
        if (onOneDay(time)) {
            return fullDay(time.firstDay()) + ", " + clock(time) + zone(time);
        }
        LocalDateTime end = time.end();
        if (exact && end != null) {
            return moment(time.start()) + " – " + moment(end) + zone(time);
        }
        return days(time.firstDay(), lastDay(time)) + ", "
                + words.clockFrom(language.clock().format(time.start())) + zone(time);
    }

    private String moment(LocalDateTime moment) {
        return fullDay(moment.toLocalDate()) + ", "
                + words.clock(language.clock().format(moment));
    }

    private String clock(EventTime time) {
        String from = language.clock().format(time.start());
        LocalDateTime end = time.end();
        return end == null || end.equals(time.start())
                ? words.clock(from)
                : words.clockRange(from, language.clock().format(end));
    }

    private String zone(EventTime time) {
        return " (" + ZoneText.of(time.startsAt(), time.zone(), language) + ")";
    }

    private static boolean onOneDay(EventTime time) {
        return lastDay(time).equals(time.firstDay());
    }

    /** The last day that a reader would name. */
    static LocalDate lastDay(EventTime time) {
        LocalDateTime end = time.end();
        boolean night = !time.allDay()
                && end != null
                && Duration.between(time.start(), end).compareTo(MAX_OVERNIGHT) <= 0;
        return night ? time.firstDay() : WhenWords.lastDay(time);
    }
}
