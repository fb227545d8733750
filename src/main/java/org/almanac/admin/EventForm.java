package org.almanac.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.SaveEvent;
import org.almanac.event.Venue;
import org.almanac.place.TypedPlace;
import org.jspecify.annotations.Nullable;

/**
 * An event's form as it stands: what was typed, exactly, whether or not it makes sense. Its keys are the names of the
 * inputs on the page. Keys of fields that the API has too are spelled as there.
 */
final class EventForm {
    static final String ALL_DAY = "allDay";
    static final String PUBLISHED = "published";
    static final String ON = "true";

    private final Map<String, String> values;

    private EventForm(Map<String, String> values) {
        this.values = values;
    }

    /** @param typed as the browser sent it; of a repeated key the first value counts; null when there is no body */
    static EventForm typed(@Nullable Map<String, List<String>> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        if (typed == null) {
            return new EventForm(values);
        }
        typed.forEach((key, all) -> {
            if (!all.isEmpty()) {
                values.put(key, all.get(0).replace("\r\n", "\n"));
            }
        });
        Boolean shows = FormAct.named(values.getOrDefault("act", "")).shows();
        if (shows != null) {
            values.put(PUBLISHED, shows.toString());
        }
        return new EventForm(
                values.getOrDefault("act", "").startsWith(KeyDateRows.ACT) ? KeyDateRows.changed(values) : values);
    }

    static EventForm of(Map<String, String> values) {
        return new EventForm(values);
    }

    static EventForm empty() {
        return new EventForm(new LinkedHashMap<>(Map.of("status", "CONFIRMED")));
    }

    TypedPlace place() {
        return new TypedPlace(
                given("venue.city"),
                given("venue.country"),
                given("timeZone"),
                checked(ALL_DAY),
                checked("zoneAnyway"));
    }

    FormAct act() {
        return FormAct.named(value("act"));
    }

    /** What a person typed; null when that is nothing. */
    @Nullable
    String given(String key) {
        String value = value(key).strip();
        return value.isEmpty() ? null : value;
    }

    static EventForm of(Event event) {
        return of(event.content());
    }

    static EventForm of(EventContent content) {
        return new EventForm(EventFormValues.of(content));
    }

    static EventForm of(SaveEvent proposed) {
        return new EventForm(ProposalValues.of(proposed));
    }

    /** What stands in an input; empty when nothing does. */
    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    public boolean checked(String key) {
        return value(key).equals(ON);
    }

    /** See {@link KeyDateRows#of}. */
    public List<KeyDateRows.Row> keyDateRows() {
        return KeyDateRows.of(this);
    }

    /** The same with something else in one input. */
    EventForm with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return new EventForm(changed);
    }

    /** The same at another venue. */
    EventForm at(Venue venue) {
        return new EventForm(EventFormValues.at(venue, values));
    }

    /** The form with the inputs of one field as another form has them. */
    EventForm withField(EventField field, EventForm other) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        merged.keySet().removeIf(field::holds);
        other.values.forEach((key, value) -> {
            if (field.holds(key)) {
                merged.put(key, value);
            }
        });
        return new EventForm(merged);
    }

    /**
     * What is to be saved.
     *
     * @param stored the event that is edited, which keeps what the form does not show; null for a new one
     */
    SaveEvent toInput(@Nullable Event stored) {
        return EventFormInput.of(this, stored);
    }
}
