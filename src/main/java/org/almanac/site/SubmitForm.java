package org.almanac.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.almanac.event.SaveEvent;
import org.almanac.problem.FieldError;
import org.almanac.web.PlaceWords;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as it was typed, exactly, whether or not it makes sense. Its keys are the names of the inputs on the page;
 * those that the API has too are spelled as there.
 */
final class SubmitForm {
    /** No person sees this input; who fills it is no person. */
    private static final String BAIT = "website";

    private static final List<Country> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .map(code -> new Country(code, PlaceWords.country(code)))
            .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
            .toList();

    private final Map<String, String> values;

    record Country(String code, String name) {}

    private SubmitForm(Map<String, String> values) {
        this.values = values;
    }

    static SubmitForm empty(String timeZone) {
        return new SubmitForm(Map.of("timeZone", timeZone));
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

    public List<Country> countries() {
        return COUNTRIES;
    }

    boolean isBaited() {
        return !value(BAIT).isBlank();
    }

    @Nullable
    String given(String key) {
        String value = value(key).strip();
        return value.isEmpty() ? null : value;
    }

    SaveEvent toInput() {
        return SaveEvent.builder()
                .title(given("title"))
                .summary(given("summary"))
                .description(given("description"))
                .start(moment(value("start.date"), value("start.time")))
                .end(end())
                .timeZone(given("timeZone"))
                .allDay(allDay())
                .published(true)
                .tags(tags())
                .venue(new SaveEvent.VenueInput(
                        given("venue.name"),
                        given("venue.address"),
                        given("venue.city"),
                        given("venue.country"),
                        null,
                        null))
                .onlineUrl(given("onlineUrl"))
                .organiser(new SaveEvent.OrganiserInput(given("organiser.name"), null))
                .url(given("url"))
                .registrationUrl(given("registrationUrl"))
                .keyDates(List.of())
                .build();
    }

    /** The rules speak of one value where the form has a date and a time apart. */
    List<FieldError> worded(List<FieldError> errors) {
        List<FieldError> worded = new ArrayList<>();
        for (FieldError error : errors) {
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
