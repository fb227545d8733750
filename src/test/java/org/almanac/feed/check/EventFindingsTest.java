package org.almanac.feed.check;

import static org.almanac.feed.FeedExamples.days;
import static org.almanac.feed.FeedExamples.event;
import static org.almanac.feed.FeedExamples.timed;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.feed.CalendarProgram;
import org.almanac.feed.FeedFinding;
import org.junit.jupiter.api.Test;

class EventFindingsTest {

    @Test
    void whatIsCompleteIsNotMentioned() {
        assertThat(found(event("5G", days("2027-06-08", "2027-06-10"), EventStatus.CONFIRMED, null)))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsNamedWithItsEvents() {
        Event bare = event(bare("x".repeat(81), timed("2027-06-08T09:00", null, "UTC"), EventStatus.CONFIRMED));

        assertThat(found(bare))
                .extracting(FeedFinding::code)
                .containsExactlyInAnyOrder("NO_END", "NO_ZONE", "NO_LOCATION", "LONG_TITLE", "NO_DESCRIPTION");
        assertThat(found(bare))
                .allSatisfy(finding -> assertThat(finding.examples()).containsExactly("5g"));
    }

    @Test
    void aCancelledEventIsOnlyCancelled() {
        Event bare = event(bare("x".repeat(81), timed("2027-06-08T09:00", null, "UTC"), EventStatus.CANCELLED));

        assertThat(found(bare)).extracting(FeedFinding::code).containsExactly("CANCELLED");
    }

    @Test
    void theSameEventTwiceIsTold() {
        Event one = event("5G", days("2027-06-08", "2027-06-10"), EventStatus.CONFIRMED, null);
        Event same = event("5g", days("2027-06-08", "2027-06-09"), EventStatus.CONFIRMED, null);

        assertThat(found(one, same)).extracting(FeedFinding::code).containsExactly("DUPLICATE");
    }

    /** Outlook shows the first date of a road show, and no other. */
    @Test
    void datesThatFollowNoRuleAreTold() {
        Recurrence dates = new Recurrence(
                null,
                List.of(),
                List.of(LocalDateTime.parse("2027-05-19T10:00"), LocalDateTime.parse("2027-07-02T10:00")),
                List.of());
        EventTime time = timed("2027-05-04T10:00", "2027-05-04T12:00", "Europe/Berlin");

        assertThat(found(event("Road show", time, EventStatus.CONFIRMED, dates)))
                .extracting(FeedFinding::code)
                .containsExactly("SINGLE_DATES");
    }

    @Test
    void monthsOnEndAreTold() {
        assertThat(found(event("5G", days("2027-06-08", "2027-07-10"), EventStatus.CONFIRMED, null)))
                .extracting(FeedFinding::code)
                .containsExactly("VERY_LONG");
    }

    @Test
    void sizeIsHeldAgainstWhatGoogleTakes() {
        URI base = URI.create("https://events.example");

        assertThat(FeedFindings.all(1_000_000, 10, base, List.of()))
                .extracting(FeedFinding::code)
                .containsExactly("LARGE");
        assertThat(FeedFindings.all(1_000_001, 10, base, List.of()))
                .extracting(FeedFinding::severity)
                .containsExactly(FeedFinding.Severity.ERROR);
        assertThat(FeedFindings.all(500, 0, URI.create("http://localhost"), List.of()))
                .extracting(FeedFinding::code)
                .containsExactly("EMPTY", "NO_HTTPS");
        assertThat(CalendarProgram.reading(1_000_001, Duration.ofHours(1), false, false))
                .filteredOn(program -> !program.takesIt())
                .extracting(CalendarProgram::name)
                .containsExactly("Google Calendar");
    }

    private static List<FeedFinding> found(Event... events) {
        EventFindings findings = new EventFindings();
        for (Event event : events) {
            findings.look(event, event.status());
        }
        return findings.found();
    }

    private static EventContent bare(String title, EventTime time, EventStatus status) {
        return EventContent.builder(title, time).published(true).status(status).build();
    }
}
