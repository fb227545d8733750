package org.almanac.notification.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.EventTime;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** The lines of a card: its headline, its place, several dates. */
final class CardText {
    private static final int DATES_NAMED = 10;
    private static final int DATES_IN_A_LINE = 3;

    private final Language language;
    private final NoticeMessages words;
    private final WhenText when;

    CardText(Language language, NoticeMessages words, WhenText when) {
        this.language = language;
        this.words = words;
        this.when = when;
    }

    /** The first of several dates, so that the first line names them. */
    String days(List<EventTime> dates) {
        String named = dates.stream().limit(DATES_IN_A_LINE).map(when::start).collect(Collectors.joining("; "));
        return dates.size() > DATES_IN_A_LINE ? named + "; …" : named;
    }

    List<String> named(List<EventTime> dates) {
        List<String> named =
                new ArrayList<>(dates.stream().limit(DATES_NAMED).map(when::of).toList());
        if (dates.size() > DATES_NAMED) {
            named.add("…");
        }
        return named;
    }

    String headline(@Nullable String label, String title, String moment, @Nullable String where) {
        String line = joined(MailText.line(title), moment, where);
        return label == null ? line : words.labelled(label, line);
    }

    @Nullable
    String where(NoticeMail.Card event) {
        String place = PlaceText.of(event.place(), event.country(), language.locale());
        if (place.isEmpty()) {
            return event.onlineUrl() == null ? null : words.online();
        }
        return event.onlineUrl() == null ? place : words.andOnline(place);
    }

    static @Nullable String joined(List<String> parts) {
        return parts.isEmpty() ? null : String.join(" · ", parts);
    }

    static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
