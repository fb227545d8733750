package org.almanac.importer.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.almanac.event.EventStatus;
import org.almanac.event.SaveEvent;
import org.almanac.event.dates.LocalTimes;
import org.almanac.ical.PlainText;
import org.almanac.ical.read.ReadEvent;
import org.almanac.markdown.MarkdownText;
import org.jspecify.annotations.Nullable;

/** Turns what a calendar says of an event into what the catalogue is asked to keep. */
public final class CalendarEvents {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_UID = 255;
    private static final int LONGEST_GUESS = 80;
    private static final String CANCELLED = "Cancelled: ";
    private static final String POSTPONED = "Postponed: ";

    private final String pages;

    /** @param pages what the addresses of this service's own event pages begin with */
    public CalendarEvents(String pages) {
        this.pages = pages;
    }

    /**
     * An event, and what of it was guessed.
     *
     * @param note for people; null when nothing was
     */
    public record Converted(SaveEvent event, @Nullable String note) {}

    public Converted convert(ReadEvent event) {
        Said said = said(event);
        List<String> notes = new ArrayList<>();
        String title = said.title;
        if (title == null) {
            title = guessed(event);
            notes.add("Guessed: the title, as it has none.");
        }
        @Nullable String uid = uid(event.uid());
        if (!Objects.equals(uid, event.uid())) {
            notes.add("Its UID is too long and was replaced by one made of it.");
        }
        boolean allDay = event.allDay();
        SaveEvent save = SaveEvent.builder()
                .uid(uid)
                .title(title)
                .description(said.description)
                .start(LocalTimes.text(event.start(), allDay))
                .end(event.end() == null ? null : LocalTimes.text(event.end(), allDay))
                .timeZone(event.zone().getId())
                .allDay(allDay)
                .status(said.status.name())
                .tags(event.categories().stream().map(MarkdownText::resolved).toList())
                .venue(said.venue)
                .onlineUrl(said.onlineUrl)
                .organiser(event.organiser() == null ? null : new SaveEvent.OrganiserInput(event.organiser(), null))
                .url(said.url)
                .registrationUrl(said.registrationUrl)
                .image(event.image())
                .recurrence(recurrence(event))
                .build();
        return new Converted(save, notes.isEmpty() ? null : String.join(" ", notes));
    }

    /** As it is kept: a name of any length becomes one that is always the same. */
    public static @Nullable String uid(@Nullable String uid) {
        return uid == null || uid.length() <= LONGEST_UID
                ? uid
                : UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What an event or one of its dates says besides when it is. */
    private record Said(
            @Nullable String title,
            @Nullable String description,
            EventStatus status,
            SaveEvent.@Nullable VenueInput venue,
            @Nullable String onlineUrl,
            @Nullable String url,
            @Nullable String registrationUrl) {}

    private Said said(ReadEvent event) {
        CalendarText text = CalendarText.of(event);
        CalendarText.Addresses own = text.own();
        String place = event.location();
        boolean online = place != null && place.matches("(?i)https?://\\S+");
        return new Said(
                title(event),
                described(text.markdown(), event.attachments()),
                status(event),
                online ? null : venue(event),
                event.conference() != null ? event.conference() : online ? place : own == null ? null : own.online(),
                url(event.url(), own),
                own == null ? null : own.registration());
    }

    /** A page of this service is no page of the event's own. */
    private @Nullable String url(@Nullable String url, CalendarText.@Nullable Addresses own) {
        String page = own != null && own.website() != null ? own.website() : url;
        return page == null || page.startsWith(pages) ? null : page;
    }

    private static @Nullable String title(ReadEvent event) {
        String title = event.summary() == null
                ? ""
                : MarkdownText.resolved(event.summary()).strip();
        String prefix = prefix(event);
        // Our own calendars, and others', say it in the title as well.
        while (!prefix.isEmpty() && title.startsWith(prefix)) {
            title = title.substring(prefix.length()).strip();
        }
        return title.isEmpty() ? null : title;
    }

    private static String prefix(ReadEvent event) {
        return event.cancelled() ? CANCELLED : event.tentative() ? POSTPONED : "";
    }

    private static EventStatus status(ReadEvent event) {
        if (event.cancelled()) {
            return EventStatus.CANCELLED;
        }
        if (!event.tentative()) {
            return EventStatus.CONFIRMED;
        }
        // RFC 5545 has no word for it; our own calendars say it in the title.
        boolean postponed = event.summary() != null && event.summary().startsWith(POSTPONED);
        return postponed ? EventStatus.POSTPONED : EventStatus.TENTATIVE;
    }

    private static String guessed(ReadEvent event) {
        String words = event.description() == null
                ? ""
                : PlainText.clean(event.description()).strip();
        String line = MarkdownText.isHtml(words)
                ? ""
                : words.lines().findFirst().orElse("").strip();
        String title = line.isEmpty() ? Objects.requireNonNullElse(event.location(), "") : line;
        if (title.isBlank()) {
            return "Event without a title";
        }
        return title.codePointCount(0, title.length()) <= LONGEST_GUESS
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_GUESS - 1))
                                .strip() + "…";
    }

    private static @Nullable String described(@Nullable String markdown, List<String> attachments) {
        StringBuilder text = new StringBuilder(markdown == null ? "" : markdown);
        for (String attachment : attachments) {
            if (text.indexOf(attachment) < 0) {
                text.append(text.isEmpty() ? "" : "\n\n").append(MarkdownText.ofPlainText(attachment));
            }
        }
        return text.isEmpty() ? null : text.toString();
    }

    private static SaveEvent.VenueInput venue(ReadEvent event) {
        String location = event.location() == null ? null : MarkdownText.resolved(event.location());
        boolean isName = location != null && location.length() <= LONGEST_NAME;
        return new SaveEvent.VenueInput(
                isName ? location : null, isName ? null : location, null, null, event.latitude(), event.longitude());
    }

    private SaveEvent.@Nullable RecurrenceInput recurrence(ReadEvent event) {
        if (event.rrule() == null && event.rdates().isEmpty()) {
            return null;
        }
        return new SaveEvent.RecurrenceInput(
                event.rrule(),
                texts(event.exdates(), event.allDay()),
                texts(event.rdates(), event.allDay()),
                event.overrides().stream()
                        .map(instance -> override(event, instance))
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** What differs on one date; null when nothing does. */
    private SaveEvent.@Nullable OverrideInput override(ReadEvent event, ReadEvent.Instance instance) {
        ReadEvent own = instance.said();
        Said whole = said(event);
        Said said = said(own);
        LocalDateTime start = own.start().equals(instance.at()) ? null : own.start();
        SaveEvent.OverrideInput override = new SaveEvent.OverrideInput(
                LocalTimes.text(instance.at(), event.allDay()),
                start == null ? null : LocalTimes.text(start, event.allDay()),
                own.end() == null || own.end().equals(regularEnd(event, own.start()))
                        ? null
                        : LocalTimes.text(own.end(), event.allDay()),
                said.status == whole.status || said.status == EventStatus.CONFIRMED ? null : said.status.name(),
                other(said.title, whole.title),
                other(said.description, whole.description),
                own.location() == null ? null : other(said.venue, whole.venue),
                other(said.onlineUrl, whole.onlineUrl),
                other(said.url, whole.url));
        return override.equals(new SaveEvent.OverrideInput(override.at(), null, null, null)) ? null : override;
    }

    private static @Nullable LocalDateTime regularEnd(ReadEvent event, LocalDateTime start) {
        return event.end() == null ? null : start.plus(Duration.between(event.start(), event.end()));
    }

    private static <T> @Nullable T other(@Nullable T own, @Nullable T whole) {
        return Objects.equals(own, whole) ? null : own;
    }

    private static List<String> texts(List<LocalDateTime> times, boolean allDay) {
        return times.stream().map(time -> LocalTimes.text(time, allDay)).toList();
    }
}
