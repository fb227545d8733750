package org.almanac.admin.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventRevision;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.FieldChange;
import org.almanac.event.Recurrence;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventMergeTest {
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    private final Event base = event(1, "5G World Summit", "One line", "ExCeL");

    @Test
    void takesOverWhatOnlyTheOtherChanged() {
        Event stored = event(2, "5G World Summit", "Another line", "ExCeL");

        EventMerge merge =
                merge(typed(base, Map.of("title", "My title")), stored, change("summary", "One line", "Another line"));

        assertThat(merge.form().value("title")).isEqualTo("My title");
        assertThat(merge.form().value("summary")).isEqualTo("Another line");
        assertThat(merge.contested()).isEmpty();
        assertThat(merge.taken())
                .containsExactly(new EventMerge.Row("Summary", "One line", "Another line", "One line"));
    }

    @Test
    void keepsMineAndShowsTheirsWhereBothChanged() {
        Event stored = event(2, "Their title", "One line", "ExCeL");

        EventMerge merge = merge(
                typed(base, Map.of("title", "My title")), stored, change("title", "5G World Summit", "Their title"));

        assertThat(merge.form().value("title")).isEqualTo("My title");
        assertThat(merge.contested())
                .containsExactly(new EventMerge.Row("Title", "5G World Summit", "Their title", "My title"));
        assertThat(merge.taken()).isEmpty();
    }

    @Test
    void isQuietWhereBothChangedTheSame() {
        Event stored = event(2, "Same title", "One line", "ExCeL");

        EventMerge merge = merge(
                typed(base, Map.of("title", "Same title")), stored, change("title", "5G World Summit", "Same title"));

        assertThat(merge.contested()).isEmpty();
        assertThat(merge.taken()).isEmpty();
    }

    @Test
    void fieldsOfSeveralInputsGoTogether() {
        Event stored = event(2, "5G World Summit", "One line", "Olympia");

        EventMerge merge =
                merge(typed(base, Map.of()), stored, change("venue", "ExCeL, London, GB", "Olympia, London, GB"));

        assertThat(merge.form().value("venue.name")).isEqualTo("Olympia");
        assertThat(merge.form().value("venue.city")).isEqualTo("London");
        assertThat(merge.taken()).hasSize(1);
    }

    @Test
    void severalRevisionsCountAsOneAndWhatWentBackNotAtAll() {
        Event stored = event(4, "Third", "One line", "ExCeL");
        List<EventRevision> history = List.of(
                revision(4, change("title", "Second", "Third"), change("summary", "Other", "One line")),
                revision(3, change("title", "5G World Summit", "Second")),
                revision(2, change("summary", "One line", "Other")),
                revision(1, change("title", null, "5G World Summit")));

        EventMerge merge = EventMerge.of(typed(base, Map.of()), 1, stored, history);

        assertThat(merge.taken())
                .containsExactly(new EventMerge.Row("Title", "5G World Summit", "Third", "5G World Summit"));
        assertThat(merge.last()).isNotNull().extracting(EventRevision::revision).isEqualTo(4);
    }

    @Test
    void everyFieldOfAnUntouchedFormReadsAsTheHistoryWroteIt() {
        EventForm form = typed(base, Map.of());

        assertThat(EventField.VENUE.text(form)).isEqualTo("ExCeL, London, GB");
        assertThat(EventField.TAGS.text(form)).isEqualTo("5G, Networks");
        assertThat(EventField.START.text(form)).isEqualTo("2027-06-08T09:00");
        assertThat(EventField.ALL_DAY.text(form)).isEqualTo("false");
        assertThat(EventField.SERIES.text(form)).isNull();
    }

    @Test
    void theRepetitionIsTheirsUnlessITouchedIt() {
        FieldChange change = change("recurrence", "FREQ=WEEKLY", "FREQ=DAILY; not 2027-06-09T09:00");
        EventMerge untouched =
                merge(typed(repeating(1, "FREQ=WEEKLY"), Map.of("title", "Mine")), repeating(2, "FREQ=DAILY"), change);
        assertThat(untouched.form().recurrence().rrule()).isEqualTo("FREQ=DAILY");
        assertThat(untouched.contested()).isEmpty();

        EventMerge touched = merge(
                typed(repeating(1, "FREQ=WEEKLY"), Map.of("recurrence.interval", "2")),
                repeating(2, "FREQ=DAILY"),
                change);
        assertThat(touched.form().recurrence().rrule()).isEqualTo("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU");
        assertThat(touched.contested())
                .containsExactly(new EventMerge.Row(
                        "Repetition",
                        "FREQ=WEEKLY",
                        "FREQ=DAILY; not 2027-06-09T09:00",
                        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"));
    }

    private static Event repeating(int revision, String rrule) {
        Event event = event(revision, "5G World Summit", "One line", "ExCeL");
        EventContent content = event.content().toBuilder()
                .recurrence(new Recurrence(rrule, List.of(), List.of(), List.of()))
                .build();
        return Event.builder(event.id(), event.uid(), event.slug(), content, NOON)
                .revision(revision)
                .firstPublishedAt(NOON)
                .build();
    }

    private static EventMerge merge(EventForm form, Event stored, FieldChange... changes) {
        return EventMerge.of(form, 1, stored, List.of(revision(2, changes)));
    }

    /** What a browser sends after some inputs of the event's form were changed. */
    private static EventForm typed(Event event, Map<String, String> changed) {
        Map<String, List<String>> typed = new HashMap<>();
        EventFormValues.of(event.content()).forEach((key, value) -> typed.put(key, List.of(value)));
        changed.forEach((key, value) -> typed.put(key, List.of(value)));
        return EventForm.typed(typed);
    }

    private static EventRevision revision(int number, FieldChange... changes) {
        return new EventRevision(
                number,
                NOON,
                "other@almanac.example",
                Actor.Kind.PERSON,
                EventRevision.Action.UPDATED,
                List.of(changes),
                null);
    }

    private static FieldChange change(String field, @Nullable String from, String to) {
        return new FieldChange(field, from, to);
    }

    private static Event event(int revision, String title, String summary, String venue) {
        EventTime time = new EventTime(
                LocalDateTime.parse("2027-06-08T09:00"),
                LocalDateTime.parse("2027-06-10T17:30"),
                ZoneId.of("Europe/London"),
                false);
        EventContent content = EventContent.builder(title, time)
                .summary(summary)
                .published(true)
                .status(EventStatus.CONFIRMED)
                .tags(List.of(new Tag("5g", "5G"), new Tag("networks", "Networks")))
                .venue(new Venue(venue, null, "London", "GB", null, null))
                .build();
        UUID id = UUID.fromString("01980000-0000-7000-8000-000000000001");
        return Event.builder(id, id + "@test", "summit", content, NOON)
                .revision(revision)
                .firstPublishedAt(NOON)
                .build();
    }
}
