package org.almanac.event.rules;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Organiser;
import org.almanac.event.Recurrence;
import org.almanac.event.SaveEvent;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.text.BidiControls;
import org.almanac.event.text.Texts;
import org.almanac.markdown.Markdown;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What an event must be like to enter the catalogue: turns a {@link SaveEvent} into an {@link EventContent}. */
public final class EventRules {
    static final int TITLE = 200;
    private static final int SUMMARY = 500;
    private static final int DESCRIPTION = 20_000;
    static final int NAME = 200;
    private static final int ADDRESS = 500;
    public static final int TAG = 100;
    private static final int TAGS = 50;
    private static final int UID = 255;
    static final int NOTE = 500;
    private static final int FEATURED_LABEL = 30;
    private static final int SOURCE = 100;
    /** A venue of which nothing is known. */
    static final Venue NOWHERE = new Venue(null, null, null, null, null, null);

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final SiteDefaults defaults;

    public EventRules(SiteDefaults defaults) {
        this.defaults = defaults;
    }

    /** @throws Problem of kind INVALID naming every field that is wrong */
    public EventContent check(SaveEvent input) {
        return check(input, new InputReader(new FieldErrors()), null);
    }

    /**
     * The same for what comes from elsewhere: an address that would lead readers astray counts as not given.
     *
     * @param leftOut hears of each such address
     * @throws Problem of kind INVALID naming every other field that is wrong
     */
    public EventContent check(SaveEvent input, FieldErrors leftOut) {
        return check(input, new InputReader(new FieldErrors(), leftOut, false), null);
    }

    /**
     * The same for what a calendar program wrote, whose owner cannot be asked: what is too long is shortened, and what
     * cannot be shown is left out, where the event is the same without it.
     *
     * @param leftOut hears of each
     */
    public EventContent checkCalendar(SaveEvent input, FieldErrors leftOut) {
        return check(input, new InputReader(new FieldErrors(), leftOut, true), null);
    }

    /**
     * @param stored a description that is kept as it is, however it came to be there: else an event could not even be
     *     hidden before its text is mended
     * @throws Problem of kind INVALID naming every field that is wrong
     */
    public EventContent check(SaveEvent input, @Nullable String stored) {
        return check(input, new InputReader(new FieldErrors()), stored);
    }

    private EventContent check(SaveEvent input, InputReader reader, @Nullable String stored) {
        String title = reader.line("title", input.title(), TITLE);
        if (title == null && reader.errors().isEmpty()) {
            reader.errors().add("title", "Give the event a title.");
        }
        TimeRules times = new TimeRules(reader.errors(), defaults.timeZone());
        EventTime time = times.check(input);
        Recurrence recurrence =
                time == null ? null : new RecurrenceRules(reader, times).check(input.recurrence(), time);
        EventContent content = EventContent.builder(title == null ? "" : title, time == null ? TimeRules.NONE : time)
                .summary(reader.line("summary", input.summary(), SUMMARY))
                .description(description(reader, input.description(), stored))
                .published(!Boolean.FALSE.equals(input.published()))
                .status(reader.choice("status", input.status(), EventStatus.class, EventStatus.CONFIRMED))
                .note(reader.block("note", input.note(), NOTE))
                .tags(tags(reader, input.tags()))
                .series(series(reader, input.series()))
                .venue(venue(reader, "venue.", input.venue()))
                .onlineUrl(reader.url("onlineUrl", input.onlineUrl()))
                .organiser(organiser(reader, input.organiser()))
                .url(reader.url("url", input.url()))
                .registrationUrl(reader.url("registrationUrl", input.registrationUrl()))
                .image(reader.url("image", input.image()))
                .keyDates(new KeyDateRules(reader, times, time == null ? null : time.zone()).check(input.keyDates()))
                .featured(Boolean.TRUE.equals(input.featured()))
                .featuredLabel(reader.line("featuredLabel", input.featuredLabel(), FEATURED_LABEL))
                .build();
        reader.errors().throwIfAny();
        return recurrence == null ? content : content.with(content.time(), recurrence.beside(content));
    }

    /** @throws Problem of kind INVALID when it cannot be a UID */
    public static @Nullable String uid(@Nullable String typed) {
        InputReader reader = new InputReader(new FieldErrors());
        String uid = reader.line("uid", typed, UID);
        reader.errors().throwIfAny();
        return uid;
    }

    /** @throws Problem of kind INVALID when it cannot be the start of an instance */
    public LocalDateTime instance(@Nullable String at, boolean allDay) {
        FieldErrors errors = new FieldErrors();
        LocalDateTime start = new TimeRules(errors, defaults.timeZone()).local("at", at, allDay);
        if (start == null && errors.isEmpty()) {
            errors.add("at", "Name the first instance that is to differ, by its original start.");
        }
        errors.throwIfAny();
        return start == null ? LocalDateTime.MIN : start;
    }

    /** @throws Problem of kind INVALID when it cannot be the name of a source */
    public static @Nullable String source(@Nullable String typed) {
        InputReader reader = new InputReader(new FieldErrors());
        String source = reader.line("source", typed, SOURCE);
        if (source != null && !BidiControls.isPlain(source)) {
            reader.errors().add("source", "Remove what cannot be seen from the name of the source.");
        }
        reader.errors().throwIfAny();
        return source;
    }

    private static @Nullable String description(InputReader reader, @Nullable String typed, @Nullable String stored) {
        if (stored != null && Objects.equals(Texts.block(typed), Texts.block(stored))) {
            return Texts.block(stored);
        }
        return markdown(reader, "description", typed);
    }

    static @Nullable String markdown(InputReader reader, String field, @Nullable String typed) {
        String text = reader.block(field, typed, DESCRIPTION);
        if (text != null) {
            Markdown.complaint(text).ifPresent(advice -> reader.errors().add(field, advice));
        }
        return text;
    }

    private static List<Tag> tags(InputReader reader, @Nullable List<@Nullable String> typed) {
        Map<String, Tag> bySlug = new LinkedHashMap<>();
        for (String item : reader.<String>list("tags", typed, TAGS)) {
            String name = reader.line("tags", item, TAG);
            if (name != null) {
                String slug = named(reader, "tags", name);
                if (!slug.isEmpty()) {
                    bySlug.putIfAbsent(slug, new Tag(slug, name));
                }
            }
        }
        return List.copyOf(bySlug.values());
    }

    private static @Nullable Series series(InputReader reader, @Nullable String typed) {
        String name = reader.line("series", typed, NAME);
        return name == null ? null : new Series(named(reader, "series", name), name);
    }

    private static @Nullable Organiser organiser(InputReader reader, SaveEvent.@Nullable OrganiserInput typed) {
        if (typed == null) {
            return null;
        }
        String name = reader.line("organiser.name", typed.name(), NAME);
        String url = reader.url("organiser.url", typed.url());
        if (name == null) {
            if (url != null) {
                reader.errors().add("organiser.name", "Name the organiser too, not only the address.");
            }
            return null;
        }
        String slug = named(reader, "organiser.name", name);
        return slug.isEmpty() ? null : new Organiser(slug, name, url);
    }

    private static String named(InputReader reader, String field, String name) {
        String slug = Texts.slug(name);
        if (slug.isEmpty()) {
            reader.dispensable(field, "Use at least one letter or digit in “" + name + "”.");
        }
        return slug;
    }

    /** @param path what the names of fields begin with in messages */
    static @Nullable Venue venue(InputReader reader, String path, SaveEvent.@Nullable VenueInput typed) {
        if (typed == null) {
            return null;
        }
        String country = reader.line(path + "country", typed.country(), NAME);
        if (country != null) {
            country = country.toUpperCase(Locale.ROOT);
            if (!COUNTRIES.contains(country)) {
                reader.errors().add(path + "country", "Give the country as two letters (ISO 3166), such as GB or US.");
            }
        }
        Venue venue = new Venue(
                reader.line(path + "name", typed.name(), NAME),
                reader.line(path + "address", typed.address(), ADDRESS),
                reader.line(path + "city", typed.city(), NAME),
                country,
                coordinate(reader, path + "latitude", typed.latitude(), 90),
                coordinate(reader, path + "longitude", typed.longitude(), 180));
        if ((venue.latitude() == null) != (venue.longitude() == null)) {
            reader.errors().add(path + "latitude", "Give latitude and longitude together, or neither.");
        }
        return venue.equals(NOWHERE) ? null : venue;
    }

    private static @Nullable Double coordinate(InputReader reader, String field, @Nullable Double degrees, int most) {
        if (degrees != null && !(Math.abs(degrees) <= most)) {
            reader.errors().add(field, "Give degrees between -" + most + " and " + most + ".");
            return null;
        }
        // Adding zero turns -0.0 into 0.0: equal places must be equal venues.
        return degrees == null ? null : Double.valueOf(degrees + 0.0);
    }
}
