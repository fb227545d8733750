package org.almanac.site.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.event.Venue;
import org.almanac.site.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** schema.org's rules for Event, and what search engines demand beyond them. */
class EventJsonLdTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventTime TIME = new EventTime(
            LocalDateTime.of(2027, 6, 15, 9, 0),
            LocalDateTime.of(2027, 6, 17, 17, 30),
            ZoneId.of("Europe/London"),
            false);
    private static final List<LocalDateTime> NEVER = List.of();

    private final EventJsonLd jsonLd = new EventJsonLd(JSON, Examples.site());

    @ParameterizedTest
    @EnumSource(EventStatus.class)
    void everyStatusIsOneThatTheVocabularyHas(EventStatus status) throws Exception {
        JsonNode data = data(TIME, status, Examples.EXCEL, null, NEVER);

        demandWhatEveryEventNeeds(data);
        Map<EventStatus, String> names = Map.of(
                EventStatus.CONFIRMED, "EventScheduled",
                EventStatus.TENTATIVE, "EventScheduled",
                EventStatus.POSTPONED, "EventPostponed",
                EventStatus.CANCELLED, "EventCancelled");
        assertThat(data.path("eventStatus").asText()).isEqualTo("https://schema.org/" + names.get(status));
        assertThat(data.path("startDate").asText()).isEqualTo("2027-06-15T09:00:00+01:00");
        assertThat(data.has("previousStartDate")).isFalse();
    }

    @Test
    void whatWasMovedIsRescheduledAndSaysFromWhen() throws Exception {
        JsonNode data =
                data(TIME, EventStatus.CONFIRMED, Examples.EXCEL, null, List.of(LocalDateTime.of(2027, 1, 8, 9, 0)));

        assertThat(data.path("eventStatus").asText()).isEqualTo("https://schema.org/EventRescheduled");
        assertThat(data.path("previousStartDate").asText()).isEqualTo("2027-01-08T09:00:00Z");
        demandWhatEveryEventNeeds(data);
    }

    @Test
    void whatWasMovedTwiceNamesEveryDate() throws Exception {
        JsonNode data = data(
                TIME,
                EventStatus.CONFIRMED,
                Examples.EXCEL,
                null,
                List.of(LocalDateTime.of(2027, 6, 8, 9, 0), LocalDateTime.of(2027, 6, 1, 9, 0)));

        assertThat(data.path("previousStartDate")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, false, https://schema.org/EventMovedOnline",
        "CONFIRMED, true, 'https://schema.org/EventRescheduled,https://schema.org/EventMovedOnline'",
        "CANCELLED, true, https://schema.org/EventCancelled"
    })
    void whatLeftItsPlaceForTheNetMovedOnline(EventStatus status, boolean moved, String expected) throws Exception {
        Event event = Examples.event("Summit", TIME, status, null, "https://join.example/");
        List<LocalDateTime> earlier = moved ? List.of(LocalDateTime.of(2027, 6, 8, 9, 0)) : NEVER;
        JsonNode data = JSON.readTree(script(event, told(earlier, true)));

        JsonNode named = data.path("eventStatus");
        List<String> all = new ArrayList<>();
        if (named.isArray()) {
            named.forEach(one -> all.add(one.asText()));
        } else {
            all.add(named.asText());
        }
        assertThat(String.join(",", all)).isEqualTo(expected);
        assertThat(data.path("location").path("@type").asText()).isEqualTo("VirtualLocation");
    }

    @Test
    void whatWasMovedAndThenCancelledIsCancelled() throws Exception {
        JsonNode data =
                data(TIME, EventStatus.CANCELLED, Examples.EXCEL, null, List.of(LocalDateTime.of(2027, 6, 8, 9, 0)));

        assertThat(data.path("eventStatus").asText()).isEqualTo("https://schema.org/EventCancelled");
        assertThat(data.has("previousStartDate")).isTrue();
    }

    @Test
    void placesAndAddressesDecideHowItIsAttended() throws Exception {
        JsonNode hall = data(TIME, EventStatus.CONFIRMED, Examples.EXCEL, null, NEVER);
        assertThat(hall.path("eventAttendanceMode").asText())
                .isEqualTo("https://schema.org/OfflineEventAttendanceMode");
        assertThat(hall.path("location").path("@type").asText()).isEqualTo("Place");
        assertThat(hall.path("location").path("address").path("addressCountry").asText())
                .isEqualTo("GB");

        JsonNode online = data(TIME, EventStatus.CONFIRMED, null, "https://join.example/", NEVER);
        assertThat(online.path("eventAttendanceMode").asText())
                .isEqualTo("https://schema.org/OnlineEventAttendanceMode");
        assertThat(online.path("location").path("@type").asText()).isEqualTo("VirtualLocation");
        assertThat(online.path("location").path("url").asText()).isEqualTo("https://join.example/");

        JsonNode both = data(TIME, EventStatus.CONFIRMED, Examples.EXCEL, "https://join.example/", NEVER);
        assertThat(both.path("eventAttendanceMode").asText()).isEqualTo("https://schema.org/MixedEventAttendanceMode");
        assertThat(both.path("location")).hasSize(2);

        JsonNode named =
                data(TIME, EventStatus.CONFIRMED, new Venue("The Old Mill", null, null, null, null, null), null, NEVER);
        assertThat(named.path("location").path("address").asText()).isEqualTo("The Old Mill");
    }

    @Test
    void whatDoesNotSayWhereIsNotDescribedByHalf() {
        Venue coordinates = new Venue(null, null, null, null, 51.5, 0.03);
        assertThat(undescribed(null)).isNull();
        assertThat(undescribed(coordinates)).isNull();
    }

    private @Nullable String undescribed(@Nullable Venue venue) {
        Event event = Examples.event("Summit", TIME, EventStatus.TENTATIVE, venue, null);
        return jsonLd.script(event, TIME, told(NEVER, false), List.of());
    }

    @Test
    void withoutASummaryTheDescriptionsTextSaysIt() throws Exception {
        assertThat(description(
                        null, "Place to be announced. **Two tracks** and\n\n- an [exhibition](https://x.example/)."))
                .isEqualTo("Place to be announced. Two tracks and - \"an exhibition\" (https://x.example/)."
                        .replace("\"an exhibition\"", "an \"exhibition\""));
        assertThat(description("In a line", "Longer")).isEqualTo("In a line");
        assertThat(description(null, null)).isEmpty();
        assertThat(description(null, "words ".repeat(3_000)))
                .hasSizeBetween(900, 1_001)
                .endsWith("words…");
        assertThat(description(null, "\ud83c\udf89".repeat(2_000)))
                .hasSize(1_001)
                .endsWith("\ud83c\udf89…");
    }

    @Test
    void datesOfASeriesThatMovedAreEventsOfTheirOwn() throws Exception {
        Event event = Examples.weekly("Meetup", TIME, Examples.EXCEL);
        List<Occurrence> ahead = List.of(
                Examples.instance(event, 0, 0, EventStatus.CONFIRMED),
                Examples.instance(event, 1, 2, EventStatus.CONFIRMED),
                Examples.instance(event, 2, 0, EventStatus.CONFIRMED),
                Examples.instance(event, 3, 0, EventStatus.CANCELLED));

        JsonNode data = JSON.readTree(jsonLd.script(event, TIME, told(NEVER, false), ahead));

        demandWhatEveryEventNeeds(data);
        assertThat(data.path("eventStatus").asText()).endsWith("/EventScheduled");
        assertThat(data.path("subEvent")).hasSize(2);
        JsonNode moved = data.path("subEvent").get(0);
        demandWhatItNeedsToStandAlone(moved);
        assertThat(moved.path("startDate").asText()).isEqualTo("2027-06-24T09:00:00+01:00");
        assertThat(moved.path("previousStartDate").asText()).isEqualTo("2027-06-22T09:00:00+01:00");
        assertThat(moved.path("eventStatus").asText()).endsWith("/EventRescheduled");
        JsonNode off = data.path("subEvent").get(1);
        demandWhatItNeedsToStandAlone(off);
        assertThat(off.path("eventStatus").asText()).endsWith("/EventCancelled");
        assertThat(off.has("previousStartDate")).isFalse();
    }

    @Test
    void theNextDateOfASeriesSaysWhatBecameOfItself() throws Exception {
        Event event = Examples.weekly("Meetup", TIME, Examples.EXCEL);
        List<Occurrence> ahead = List.of(Examples.instance(event, 0, 1, EventStatus.CONFIRMED));

        JsonNode data = JSON.readTree(jsonLd.script(event, ahead.get(0).time(), told(NEVER, false), ahead));

        assertThat(data.path("startDate").asText()).isEqualTo("2027-06-16T09:00:00+01:00");
        assertThat(data.path("previousStartDate").asText()).isEqualTo("2027-06-15T09:00:00+01:00");
        assertThat(data.path("eventStatus").asText()).endsWith("/EventRescheduled");
        assertThat(data.has("subEvent")).isFalse();
    }

    private String description(@Nullable String summary, @Nullable String description) throws Exception {
        Event event = Examples.said(
                Examples.event("Summit", TIME, EventStatus.CONFIRMED, Examples.EXCEL, null), summary, description);
        return JSON.readTree(script(event, told(NEVER, false)))
                .path("description")
                .asText();
    }

    private String script(Event event, EventStory story) {
        return Objects.requireNonNull(jsonLd.script(event, TIME, story, List.of()));
    }

    @Test
    void wholeDaysAreDatesWithoutTimes() throws Exception {
        EventTime days = Examples.days(
                LocalDateTime.of(2027, 6, 8, 0, 0).toLocalDate(),
                LocalDateTime.of(2027, 6, 10, 0, 0).toLocalDate());
        JsonNode data = data(days, EventStatus.CONFIRMED, Examples.EXCEL, null, NEVER);

        assertThat(data.path("startDate").asText()).isEqualTo("2027-06-08");
        assertThat(data.path("endDate").asText()).isEqualTo("2027-06-10");
    }

    @Test
    void nothingInItCanEndTheElementThatItStandsIn() {
        Event event = Examples.event("</script><!--<script>\u2028", TIME, EventStatus.CONFIRMED, Examples.EXCEL, null);

        assertThat(script(event, told(NEVER, false))).doesNotContain("<", ">", "\u2028");
    }

    private static void demandWhatEveryEventNeeds(JsonNode data) {
        assertThat(data.path("@context").asText()).isEqualTo("https://schema.org");
        assertThat(data.path("@type").asText()).isEqualTo("Event");
        demandWhatItNeedsToStandAlone(data);
    }

    private static void demandWhatItNeedsToStandAlone(JsonNode data) {
        assertThat(data.path("@type").asText()).isEqualTo("Event");
        for (String field :
                List.of("name", "startDate", "location", "eventStatus", "url", "organizer", "description")) {
            assertThat(data.has(field)).as(field).isTrue();
        }
        OffsetDateTime start = OffsetDateTime.parse(data.path("startDate").asText());
        assertThat(OffsetDateTime.parse(data.path("endDate").asText())).isAfterOrEqualTo(start);
        assertThat(data.path("location").path("name").asText()).isNotBlank();
        assertThat(data.path("location").path("address").path("@type").asText()).isEqualTo("PostalAddress");
    }

    private static EventStory told(List<LocalDateTime> earlierStarts, boolean movedOnline) {
        return new EventStory(List.of(), earlierStarts, movedOnline);
    }

    private JsonNode data(
            EventTime time,
            EventStatus status,
            @Nullable Venue venue,
            @Nullable String onlineUrl,
            List<LocalDateTime> earlierStarts)
            throws Exception {
        Event event = Examples.event("Summit", time, status, venue, onlineUrl);
        return JSON.readTree(jsonLd.script(event, time, told(earlierStarts, false), List.of()));
    }
}
