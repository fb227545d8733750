package org.almanac.admin.event;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.KeyDate;
import org.almanac.event.SaveEvent;
import org.jspecify.annotations.Nullable;

/** The fields of an event's form: their names in the API and the history, and what editors call them. */
public enum EventField {
    TITLE("title", "Title", SaveEvent::title),
    SUMMARY("summary", "Summary", SaveEvent::summary),
    DESCRIPTION("description", "Description", SaveEvent::description),
    START("start", "Starts", SaveEvent::start),
    END("end", "Ends", SaveEvent::end),
    TIME_ZONE("timeZone", "Time zone", SaveEvent::timeZone),
    ALL_DAY("allDay", "All day", input -> String.valueOf(input.allDay())),
    PUBLISHED("published", "Shown to readers", input -> String.valueOf(input.published())),
    STATUS("status", "Status", SaveEvent::status),
    NOTE("note", "What readers should know", SaveEvent::note),
    TAGS("tags", "Tags", input -> joined(input.tags())),
    SERIES("series", "Series", SaveEvent::series),
    VENUE("venue", "Venue", EventField::venue),
    ONLINE_URL("onlineUrl", "Online address", SaveEvent::onlineUrl),
    ORGANISER("organiser", "Organiser", EventField::organiser),
    URL("url", "Website", SaveEvent::url),
    REGISTRATION_URL("registrationUrl", "Registration", SaveEvent::registrationUrl),
    IMAGE("image", "Picture", SaveEvent::image),
    KEY_DATES("keyDates", "Key dates", EventField::keyDates),
    RECURRENCE("recurrence", "Repetition", EventField::recurrence),
    FEATURED("featured", "Featured", input -> Boolean.TRUE.equals(input.featured()) ? "true" : null),
    FEATURED_LABEL("featuredLabel", "Label", SaveEvent::featuredLabel);

    private final String name;
    private final String label;
    private final Function<SaveEvent, @Nullable String> text;

    EventField(String name, String label, Function<SaveEvent, @Nullable String> text) {
        this.name = name;
        this.label = label;
        this.text = text;
    }

    static Optional<EventField> named(String name) {
        return Arrays.stream(values()).filter(field -> field.name.equals(name)).findFirst();
    }

    /** What editors call the field with this name, also one that has no input. */
    public static String label(String name) {
        return switch (name) {
            case "slug" -> "Name in its address";
            default -> named(name).map(EventField::label).orElse(name);
        };
    }

    public String label() {
        return label;
    }

    /** Whether an input of the form belongs to the field. */
    boolean holds(String key) {
        return key.equals(name) || key.startsWith(name + ".");
    }

    /** What was typed into the field, in the words of the history. */
    @Nullable
    String text(EventForm form) {
        String typed = text.apply(form.toInput(null));
        return typed == null ? null : typed.strip();
    }

    private static @Nullable String venue(SaveEvent input) {
        SaveEvent.VenueInput venue = input.venue();
        if (venue == null) {
            return null;
        }
        String place = venue.latitude() == null ? null : venue.latitude() + " " + venue.longitude();
        return joined(Arrays.asList(venue.name(), venue.address(), venue.city(), venue.country(), place));
    }

    private static @Nullable String organiser(SaveEvent input) {
        SaveEvent.OrganiserInput organiser = input.organiser();
        return organiser == null ? null : joined(Arrays.asList(organiser.name(), organiser.url()));
    }

    private static @Nullable String recurrence(SaveEvent input) {
        SaveEvent.RecurrenceInput recurrence = input.recurrence();
        return recurrence == null ? null : recurrence.rrule();
    }

    private static @Nullable String keyDates(SaveEvent input) {
        List<SaveEvent.@Nullable KeyDateInput> dates = Objects.requireNonNullElse(input.keyDates(), List.of());
        return joined(dates.stream()
                .flatMap(Stream::ofNullable)
                .map(date -> date.label() + ": " + date.at() + zone(date))
                .toList());
    }

    private static String zone(SaveEvent.KeyDateInput date) {
        String zone = date.timeZone();
        return zone == null ? "" : " " + (zone.equals("AoE") ? KeyDate.ANYWHERE_ON_EARTH.getId() : zone);
    }

    private static @Nullable String joined(@Nullable List<@Nullable String> parts) {
        if (parts == null) {
            return null;
        }
        String text = parts.stream()
                .flatMap(Stream::ofNullable)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? null : text;
    }
}
