package org.almanac.notification.mail;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.notification.mail.NoticeView.Side;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** Puts the old beside the new. */
final class NoticeDifferences {
    private static final String ELLIPSIS = "…";

    private final NoticeMessages words;
    private final WhenText when;
    private final Language language;

    NoticeDifferences(NoticeMessages words, WhenText when, Language language) {
        this.words = words;
        this.when = when;
        this.language = language;
    }

    Side side(EventDifference difference) {
        if (difference instanceof EventDifference.When moved) {
            return moved(moved.before(), moved.after());
        } else if (difference instanceof EventDifference.OneDate date) {
            return oneDate(date);
        } else if (difference instanceof EventDifference.OfOneDate own) {
            Side of = side(own.what());
            return new Side(of.field() + ", " + when.start(own.date()), of.before(), of.now());
        } else if (difference instanceof EventDifference.FurtherDates further) {
            return new Side(words.fieldDates(), ELLIPSIS, words.andMore(ELLIPSIS, further.count()));
        } else if (difference instanceof EventDifference.Dates dates) {
            return new Side(words.fieldDates(), dates(dates.before()), dates(dates.after()));
        } else if (difference instanceof EventDifference.Place place) {
            return new Side(
                    words.fieldPlace(),
                    place(place.before(), place.countryBefore()),
                    place(place.after(), place.countryAfter()));
        } else if (difference instanceof EventDifference.Online online) {
            return side(words.fieldOnline(), online.before(), online.after(), words.notOnline());
        } else if (difference instanceof EventDifference.Status status) {
            return new Side(words.fieldStatus(), status(status.before()), status(status.after()));
        }
        EventDifference.Title title = (EventDifference.Title) difference;
        return side(words.fieldTitle(), title.before(), title.after(), "");
    }

    private Side oneDate(EventDifference.OneDate date) {
        EventTime before = date.before();
        return before == null
                ? new Side(words.fieldWhen(), words.cancelled(), when.of(date.after()))
                : moved(before, date.after());
    }

    /** Both ends are named in full where the short form might hide what differs. */
    private Side moved(EventTime before, EventTime after) {
        boolean daysOnly = clock(before).equals(clock(after))
                && before.zone().equals(after.zone())
                && !when.of(before).equals(when.of(after));
        return daysOnly
                ? new Side(words.fieldWhen(), when.of(before), when.of(after))
                : new Side(words.fieldWhen(), when.exactly(before), when.exactly(after));
    }

    private static List<LocalTime> clock(EventTime time) {
        return Stream.of(time.start(), time.end())
                .filter(Objects::nonNull)
                .map(LocalDateTime::toLocalTime)
                .toList();
    }

    private static Side side(String field, @Nullable String before, @Nullable String after, String none) {
        return new Side(
                field, before == null ? none : MailText.line(before), after == null ? none : MailText.line(after));
    }

    private String place(@Nullable String place, @Nullable String country) {
        String text = PlaceText.of(place, country, language.locale());
        return text.isEmpty() ? words.notAnnounced() : text;
    }

    private String dates(List<EventTime> dates) {
        return dates.isEmpty()
                ? words.notAnnounced()
                : dates.stream()
                        .map(date -> when.days(date.firstDay(), WhenText.lastDay(date)))
                        .collect(Collectors.joining("; "));
    }

    private String status(EventStatus status) {
        return switch (status) {
            case TENTATIVE -> words.provisional();
            case CONFIRMED -> words.confirmed();
            case POSTPONED -> words.postponed();
            case CANCELLED -> words.cancelled();
        };
    }
}
