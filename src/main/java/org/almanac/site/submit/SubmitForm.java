package org.almanac.site.submit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.almanac.event.SaveEvent;
import org.almanac.place.Countries;
import org.almanac.place.TypedPlace;
import org.almanac.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as it was typed, exactly, whether or not it makes sense. Its keys are the names of the inputs on the page;
 * those that the API has too are spelled as there.
 */
final class SubmitForm {
    /** Refused by the rules: what zone it is has to be asked. */
    private static final String NO_ZONE = "?";

    /** No person sees this input; who fills it is no person. */
    private static final String BAIT = "website";

    private static final List<String> COUNTRIES = Countries.names(Locale.ENGLISH);

    private final Map<String, String> values;

    private SubmitForm(Map<String, String> values) {
        this.values = values;
    }

    static SubmitForm empty() {
        return new SubmitForm(Map.of());
    }

    /** @param typed as the browser sent it; of a repeated key the first value counts */
    static SubmitForm typed(Map<String, List<String>> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        typed.forEach((key, all) -> {
            if (!all.isEmpty()) {
                values.put(key, all.get(0).replace("\r\n", "\n"));
            }
        });
        return new SubmitForm(values);
    }

    /** What stands in an input; empty when nothing does. */
    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    public boolean allDay() {
        return value("allDay").equals("true");
    }

    public List<String> countries() {
        return COUNTRIES;
    }

    /** Whether somebody has looked at those that are like it, and says that it is another. */
    public boolean isAnother() {
        return value("another").equals("true");
    }

    boolean isBaited() {
        return !value(BAIT).isBlank();
    }

    @Nullable
    String given(String key) {
        String value = value(key).strip();
        return value.isEmpty() ? null : value;
    }

    private TypedPlace place() {
        return new TypedPlace(given("venue.city"), given("venue.country"), given("timeZone"), allDay(), true);
    }

    SaveEvent toInput() {
        TypedPlace place = place();
        return SaveEvent.builder()
                .title(given("title"))
                .summary(given("summary"))
                .description(given("description"))
                .start(moment(value("start.date"), value("start.time")))
                .end(end())
                .timeZone(place.zoneError(false).isPresent() ? NO_ZONE : place.zone())
                .allDay(allDay())
                .published(true)
                .tags(tags())
                .venue(new SaveEvent.VenueInput(
                        given("venue.name"), given("venue.address"), given("venue.city"), place.country(), null, null))
                .onlineUrl(given("onlineUrl"))
                .organiser(new SaveEvent.OrganiserInput(given("organiser.name"), null))
                .url(given("url"))
                .registrationUrl(given("registrationUrl"))
                .keyDates(List.of())
                .build();
    }

    /** The rules speak of one value where the form has a date and a time apart. */
    List<FieldError> worded(List<FieldError> errors) {
        TypedPlace place = place();
        List<FieldError> own = Stream.of(place.countryError(), place.zoneError(false))
                .flatMap(Optional::stream)
                .toList();
        List<FieldError> worded = new ArrayList<>(own);
        for (FieldError error : errors) {
            if (own.stream().anyMatch(mine -> mine.field().equals(error.field()))) {
                continue;
            }
            worded.add(
                    isMissingTime(error.field())
                            ? new FieldError(error.field(), "Give the time too, or tick “All day”.")
                            : error);
        }
        return worded;
    }

    private boolean isMissingTime(String field) {
        return (field.equals("start") || field.equals("end"))
                && !allDay()
                && given(field + ".date") != null
                && given(field + ".time") == null;
    }

    /** An end with a time only is on the day of the start. */
    private @Nullable String end() {
        boolean sameDay = given("end.date") == null && !allDay() && given("end.time") != null;
        return moment(value(sameDay ? "start.date" : "end.date"), value("end.time"));
    }

    /** A date without the time that it needs is handed on as it is, for the rules to refuse. */
    private @Nullable String moment(String date, String time) {
        if (date.isBlank() && (allDay() || time.isBlank())) {
            return null;
        }
        return allDay() || time.isBlank() ? date.strip() : date.strip() + "T" + time.strip();
    }

    private List<@Nullable String> tags() {
        List<@Nullable String> tags = new ArrayList<>();
        for (String tag : value("tags").split("[,\\n]", -1)) {
            if (!tag.isBlank()) {
                tags.add(tag.strip());
            }
        }
        return tags;
    }
}
