package org.almanac.event.imported;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.EventContent;
import org.almanac.event.EventContentBuilder;
import org.almanac.event.EventTime;
import org.almanac.event.Organiser;
import org.almanac.event.Recurrence;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.markdown.Markdown;
import org.jspecify.annotations.Nullable;

/**
 * What iCalendar can say of an event: not its summary, series, registration and key dates; its place in one line and its
 * description without mark-up. What says the same in less is no change, so that a calendar which is read back (our own,
 * too) leaves an event as it is.
 */
public final class CalendarView {
    /**
     * @param before as the event was
     * @param merged as the import would have it
     * @param known whether it was imported before, so that what is missing was taken away
     */
    EventContent settled(EventContent before, EventContent merged, boolean known) {
        EventContentBuilder settled = merged.toBuilder()
                .summary(before.summary())
                .series(before.series())
                .keyDates(before.keyDates())
                .note(before.note())
                .featured(before.featured())
                .featuredLabel(before.featuredLabel())
                .description(description(before, merged.description()))
                .time(time(before, merged.time(), known))
                .venue(place(before.venue(), merged.venue()))
                .organiser(organiser(before.organiser(), merged.organiser()))
                .recurrence(recurrence(before, merged));
        if (merged.registrationUrl() == null) {
            settled.registrationUrl(before.registrationUrl());
        }
        if (sameTags(before.tags(), merged.tags())) {
            settled.tags(before.tags());
        }
        if (!known) {
            keepUnsaid(settled, before, merged);
        }
        return settled.build();
    }

    private static void keepUnsaid(EventContentBuilder settled, EventContent before, EventContent merged) {
        if (merged.description() == null) {
            settled.description(before.description());
        }
        if (merged.venue() == null) {
            settled.venue(before.venue());
        }
        if (merged.url() == null) {
            settled.url(before.url());
        }
        if (merged.image() == null) {
            settled.image(before.image());
        }
        if (merged.onlineUrl() == null) {
            settled.onlineUrl(before.onlineUrl());
        }
        if (merged.tags().isEmpty()) {
            settled.tags(before.tags());
        }
        if (merged.organiser() == null) {
            settled.organiser(before.organiser());
        }
    }

    private static boolean sameTags(List<Tag> before, List<Tag> merged) {
        return before.stream()
                .map(Tag::slug)
                .toList()
                .equals(merged.stream().map(Tag::slug).toList());
    }

    private static @Nullable String description(EventContent before, @Nullable String imported) {
        if (imported == null) {
            return null;
        }
        String own = before.description();
        String read = words(imported);
        String whole = Stream.of(
                        before.note(),
                        before.summary(),
                        own == null ? null : Markdown.of(own).plainText())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        boolean same = own != null && read.equals(words(own)) || read.equals(spaced(whole));
        return same ? own : imported;
    }

    /** What is left of a text when only its words count. */
    static String words(String markdown) {
        return spaced(Markdown.of(markdown).plainText());
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\\u00a0\"()<>]+", " ").strip();
    }

    /** Days have no zone in a calendar; and one moment can be told in several. */
    private static EventTime time(EventContent before, EventTime imported, boolean known) {
        EventTime own = before.time();
        if (own.allDay() && imported.allDay()) {
            boolean same =
                    own.firstDay().equals(imported.firstDay()) && own.lastDay().equals(imported.lastDay());
            return same ? own : new EventTime(imported.start(), imported.end(), own.zone(), true);
        }
        boolean same = own.allDay() == imported.allDay()
                && own.startsAt().equals(imported.startsAt())
                && own.endsAt().equals(imported.endsAt());
        boolean repeats = before.recurrence() != null;
        return same && (!repeats || own.start().equals(imported.start())) && (!known || repeats) ? own : imported;
    }

    static @Nullable Venue place(@Nullable Venue own, @Nullable Venue imported) {
        if (own == null || imported == null) {
            return imported;
        }
        return said(own).equals(said(imported)) ? own : imported;
    }

    /** The words of a place, once each, whatever stands between them. */
    private static List<String> said(Venue venue) {
        return Stream.of(venue.name(), venue.address(), venue.city(), country(venue))
                .filter(Objects::nonNull)
                .flatMap(part -> Stream.of(part.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable String country(Venue venue) {
        String country = venue.country();
        return country == null ? null : new Locale("", country).getDisplayCountry(Locale.ENGLISH);
    }

    private static @Nullable Organiser organiser(@Nullable Organiser own, @Nullable Organiser imported) {
        return own != null && imported != null && own.name().equals(imported.name()) && imported.url() == null
                ? own
                : imported;
    }

    private static @Nullable Recurrence recurrence(EventContent before, EventContent merged) {
        Recurrence own = before.recurrence();
        Recurrence imported = merged.recurrence();
        if (own == null || imported == null || own.equals(imported)) {
            return imported;
        }
        boolean same = rule(own, before.time()).equals(rule(imported, merged.time()))
                && own.exdates().equals(imported.exdates())
                && own.rdates().equals(imported.rdates())
                && sameInstances(before, own, imported);
        return same ? own : imported;
    }

    private static String rule(Recurrence recurrence, EventTime time) {
        return recurrence.rrule() == null
                ? ""
                : RecurrenceRule.parse(recurrence.rrule()).writtenBeside(time.zone(), time.allDay());
    }

    private static boolean sameInstances(EventContent before, Recurrence own, Recurrence imported) {
        return own.overrides().stream()
                .map(one -> whole(before, one))
                .toList()
                .equals(imported.overrides().stream()
                        .map(one -> whole(before, one))
                        .toList());
    }

    /** With a note of its own, all that our calendar says of the date. */
    private static String description(EventContent content, Recurrence.Override one) {
        String own = one.description();
        if (one.note() == null) {
            return own == null ? "" : words(own);
        }
        String text = own == null ? content.description() : own;
        return spaced(Stream.of(
                        one.note(),
                        content.summary(),
                        text == null ? null : Markdown.of(text).plainText())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
    }

    private static List<String> whole(EventContent content, Recurrence.Override one) {
        OccurrencePlan plan = OccurrencePlan.of(content.time().startingAt(one.at()), content.status(), one.at(), one);
        return List.of(
                one.at().toString(),
                plan.time().start().toString(),
                String.valueOf(plan.time().end()),
                plan.status().name(),
                String.valueOf(one.title()),
                description(content, one),
                one.venue() == null ? "" : said(one.venue()).toString(),
                String.valueOf(one.onlineUrl()),
                String.valueOf(one.url()));
    }
}
