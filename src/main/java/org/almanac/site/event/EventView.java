package org.almanac.site.event;

import io.quarkus.qute.RawString;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.event.Occurrence;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.dates.KeyDateWords;
import org.almanac.event.dates.WhenWords;
import org.almanac.markdown.Markdown;
import org.almanac.settings.SiteSettings;
import org.almanac.site.EntryView;
import org.almanac.site.PlaceView;
import org.almanac.time.DateWords;
import org.almanac.web.DateBlock;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * An event's own page.
 *
 * @param content what an editor said
 * @param address of this page
 * @param oembed where its card is described for those who embed it
 * @param description safe HTML
 * @param clock the hours; empty for all-day events
 * @param distance "In 3 weeks", as a second line; empty for what is over or will not take place
 * @param startsAt the instants, for a script that knows the reader's zone; empty for all-day events, as is {@code endsAt}
 * @param dates the instances ahead, when it recurs
 * @param later the first instance that is not among them, and where it is found; null when there is none
 * @param changes what has changed since readers first saw it, the latest first
 * @param subscribe to be told of it by mail; null when there is nothing left to tell
 * @param next to be told of what follows it in its series, when there is nothing left to tell of it; else null
 * @param jsonLd schema.org data, safe inside a script element; null for an event that does not say where it is
 */
record EventView(
        EventContent content,
        String address,
        String oembed,
        RawString description,
        DateBlock block,
        String days,
        String clock,
        String zone,
        String distance,
        String startsAt,
        String endsAt,
        boolean off,
        boolean past,
        @Nullable PlaceView place,
        List<Line> keyDates,
        List<Line> dates,
        @Nullable Later later,
        List<Line> changes,
        List<EntryView> related,
        CalendarLinks calendar,
        List<ShareLinks.ShareLink> share,
        @Nullable String subscribe,
        @Nullable String next,
        @Nullable RawString jsonLd) {

    static final int MOST_DATES = 24;

    record Later(String date, String url) {}

    /** @param text beside the date */
    record Line(String date, String text) {}

    /** The instances ahead (one more than are shown, if there are more), the story so far, and what else is ahead. */
    record Around(List<Occurrence> instances, EventStory story, List<UpcomingOccurrence> related) {}

    /** @param time of the instance that the page is about: the next one, or else the first */
    static EventView of(
            Event event, EventTime time, Around around, Instant now, SiteSettings site, @Nullable String jsonLd) {
        EventContent content = event.content();
        PlaceView place = PlaceView.of(content.venue());
        boolean off = !event.status().takesPlace();
        boolean past = !time.endsAt().isAfter(now);
        boolean timed = !time.allDay() && !off;
        String address = site.link("/events/" + event.slug());
        boolean told = isToldOf(event, time, around.instances(), now);
        return new EventView(
                content,
                address,
                site.link("/oembed" + new QueryString().with("url", address)),
                new RawString(
                        content.description() == null
                                ? ""
                                : Markdown.of(content.description()).html()),
                DateBlock.of(time.firstDay(), WhenWords.lastDay(time)),
                WhenWords.days(time),
                WhenWords.clock(time),
                time.zone().getId(),
                off || past ? "" : distance(time, now),
                timed ? time.startsAt().toString() : "",
                timed && time.end() != null ? time.endsAt().toString() : "",
                off,
                past,
                place,
                content.keyDates().stream().map(EventView::line).toList(),
                content.recurrence() == null
                        ? List.of()
                        : around.instances().stream()
                                .limit(MOST_DATES)
                                .map(instance -> line(event, instance))
                                .toList(),
                later(around.instances()),
                around.story().steps().stream()
                        .map(step -> new Line(DateWords.day(step.date()), step.text()))
                        .toList(),
                around.related().stream().map(EntryView::of).toList(),
                CalendarLinks.of(event, time, place == null ? "" : place.line(), site),
                ShareLinks.of(event.title(), WhenWords.days(time), address),
                told ? "/subscribe" + new QueryString().with("event", event.slug()) : null,
                told || content.series() == null
                        ? null
                        : "/subscribe"
                                + new QueryString()
                                        .with("series", content.series().slug()),
                jsonLd == null ? null : new RawString(jsonLd));
    }

    /** When it starts, as the address bar of a shared page previews it. */
    public String line() {
        return clock.isEmpty() ? days : days + ", " + clock;
    }

    /** Whether the one thing to do is to register. */
    public boolean registering() {
        return content.registrationUrl() != null && !off && !past;
    }

    /** Whether a mail can still come: of a new date, or before the start of what, or a date of what, takes place. */
    private static boolean isToldOf(Event event, EventTime time, List<Occurrence> instances, Instant now) {
        return switch (event.status()) {
            case CANCELLED -> false;
            case POSTPONED -> true;
            case TENTATIVE, CONFIRMED ->
                instances.isEmpty()
                        ? time.startsAt().isAfter(now)
                        : instances.stream()
                                .anyMatch(one -> one.status().takesPlace()
                                        && one.startsAt().isAfter(now));
        };
    }

    private static String distance(EventTime time, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, time.zone());
        String words = today.isAfter(time.firstDay()) ? "on now" : DateWords.distance(today, time.firstDay());
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }

    private static @Nullable Later later(List<Occurrence> instances) {
        if (instances.size() <= MOST_DATES) {
            return null;
        }
        LocalDate day = instances.get(MOST_DATES).time().firstDay();
        return new Later(DateWords.day(day), "/month/" + YearMonth.from(day));
    }

    private static Line line(KeyDate keyDate) {
        String hour = KeyDateWords.hour(keyDate);
        return new Line(DateWords.day(keyDate.at()), hour.isEmpty() ? keyDate.label() : keyDate.label() + ", " + hour);
    }

    /** A date with what is only said of it. */
    private static Line line(Event event, Occurrence instance) {
        String status = switch (instance.status()) {
            case CANCELLED -> "Cancelled";
            case POSTPONED -> "Postponed";
            case TENTATIVE -> "Tentative";
            case CONFIRMED -> "";
        };
        EventContent own = event.on(instance.recursAt()).content();
        PlaceView place = Objects.equals(own.venue(), event.content().venue()) ? null : PlaceView.of(own.venue());
        String title = own.title().equals(event.title()) ? "" : own.title();
        String note =
                Objects.equals(own.note(), event.content().note()) ? "" : Objects.requireNonNullElse(own.note(), "");
        String text = Stream.of(status, title, place == null ? "" : place.line(), note)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return new Line(WhenWords.line(instance.time()), text);
    }
}
