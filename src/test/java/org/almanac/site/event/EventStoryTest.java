package org.almanac.site.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.FieldChange;
import org.almanac.site.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventStoryTest {
    private static final LocalDateTime START = LocalDateTime.of(2027, 6, 15, 9, 0);

    private final Event event = Examples.event(
            "Summit",
            new EventTime(START, START.plusHours(8), ZoneId.of("Europe/London"), false),
            EventStatus.CONFIRMED,
            Examples.EXCEL,
            null);
    private final List<EventRevision> history = new ArrayList<>();

    @Test
    void aMoveSaysFromWhereToWhereAndIsRememberedAsAnEarlierStart() {
        changed("start", "2027-06-08T09:00", "2027-06-15T09:00");

        EventStory story = EventStory.of(event, history);
        assertThat(texts(story)).containsExactly("Moved from 8 June 2027 to 15 June 2027");
        assertThat(story.earlierStarts()).containsExactly(LocalDateTime.of(2027, 6, 8, 9, 0));
    }

    @Test
    void anotherHourOfTheSameDayIsNoMoveToAnotherDay() {
        changed("start", "2027-06-15T10:00", "2027-06-15T09:00");

        assertThat(texts(EventStory.of(event, history))).containsExactly("Starts at 09:00 instead of 10:00");
    }

    @Test
    void whatMovedThereAndBackHasNoEarlierStartThatDiffers() {
        changed("start", "2027-06-15T09:00", "2027-06-22T09:00");
        changed("start", "2027-06-22T09:00", "2027-06-15T09:00");

        assertThat(EventStory.of(event, history).earlierStarts()).containsExactly(LocalDateTime.of(2027, 6, 22, 9, 0));
    }

    @Test
    void whatMattersToADiaryIsToldAndTheRestIsNot() {
        changed("description", "old", "new");
        changed("tags", "5G", "5G, Networks");
        changed("status", "CONFIRMED", "POSTPONED");
        changed("venue", "Olympia, London, GB, 51.4 -0.2", "ExCeL London, London, GB, 51.508 0.029");
        changed("onlineUrl", null, "https://join.example/");
        changed("title", "Sumit", "Summit");

        assertThat(texts(EventStory.of(event, history)))
                .containsExactlyInAnyOrder(
                        "Postponed, with no new date yet",
                        "New place: ExCeL London, London, GB instead of Olympia, London, GB",
                        "Can be joined online",
                        "Was called “Sumit”");
    }

    @Test
    void whatHadAPlaceAndHasAnAddressInsteadMovedOnline() {
        changed("venue", "Olympia, London, GB", null);
        Event online = Examples.event("Summit", event.time(), EventStatus.CONFIRMED, null, "https://join.example/");

        assertThat(EventStory.of(online, history).movedOnline()).isTrue();
        assertThat(EventStory.of(event, history).movedOnline()).isFalse();
        assertThat(EventStory.of(online, List.of()).movedOnline()).isFalse();
    }

    @Test
    void whatChangedBeforeReadersSawItIsNobodysBusiness() {
        add(Examples.PUBLISHED, EventRevision.Action.UPDATED, new FieldChange("start", "2027-01-01", "2027-06-15"));
        add(
                Examples.PUBLISHED.plusSeconds(1),
                EventRevision.Action.CREATED,
                new FieldChange("start", null, "2027-06-15"));

        assertThat(EventStory.of(event, history).steps()).isEmpty();
    }

    private static List<String> texts(EventStory story) {
        return story.steps().stream().map(EventStory.Step::text).toList();
    }

    private void changed(String field, @Nullable String from, @Nullable String to) {
        add(
                Examples.PUBLISHED.plus(Duration.ofDays(history.size() + 1)),
                EventRevision.Action.UPDATED,
                new FieldChange(field, from, to));
    }

    private void add(Instant at, EventRevision.Action action, FieldChange change) {
        history.add(
                0,
                new EventRevision(history.size() + 2, at, "editor", Actor.Kind.PERSON, action, List.of(change), null));
    }
}
