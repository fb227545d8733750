package org.almanac.feed.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.event.Organiser;
import org.almanac.event.Recurrence;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.feed.ExampleSite;
import org.almanac.ical.write.ICalDetails;
import org.almanac.ical.write.ICalEvent;
import org.almanac.ical.write.ICalKeyDate;
import org.almanac.ical.write.ICalRecurrence;
import org.almanac.ical.write.ICalStatus;
import org.almanac.markdown.Markdown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCalendarTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final EventCalendar CALENDAR = new EventCalendar(new ExampleSite());

    @Test
    void saysWhatAReaderNeedsToGoThere() {
        Event event = event(content(EventStatus.CONFIRMED, null), null);

        ICalDetails details = CALENDAR.of(event).details();

        assertThat(details.summary()).isEqualTo("5G World Summit");
        assertThat(details.location()).isEqualTo("ExCeL London, Western Gateway, United Kingdom");
        assertThat(details.geo()).isEqualTo(new ICalDetails.Geo(51.508, 0.029));
        assertThat(details.url()).isEqualTo("https://events.example/events/5g");
        assertThat(details.categories()).containsExactly("5G", "Networks");
        assertThat(details.organiser())
                .isEqualTo(new ICalDetails.Organiser("Informa", "https://events.example/organisers/informa"));
        assertThat(details.description()).isEqualTo("""
            Three days of 5G.

            Agenda

            * Keynotes
            * Panels with "GSMA" (https://gsma.example/)

            Website: https://5g.example/
            Registration: https://5g.example/register
            Details: https://events.example/events/5g\
            """);
    }

    @Test
    void theTitleTellsWhatDoesNotTakePlace() {
        assertThat(CALENDAR.of(event(content(EventStatus.CANCELLED, null), null))
                        .details())
                .extracting(ICalDetails::summary, ICalDetails::status)
                .containsExactly("Cancelled: 5G World Summit", ICalStatus.CANCELLED);
        assertThat(CALENDAR.of(event(content(EventStatus.POSTPONED, null), null))
                        .details())
                .extracting(ICalDetails::summary, ICalDetails::status)
                .containsExactly("Postponed: 5G World Summit", ICalStatus.TENTATIVE);
    }

    @Test
    void whatWasWithdrawnIsCancelled() {
        ICalEvent event = CALENDAR.of(event(content(EventStatus.CONFIRMED, null), CREATED));

        assertThat(event.details().status()).isEqualTo(ICalStatus.CANCELLED);
        assertThat(event.uid()).isEqualTo("5g@events.example");
    }

    @Test
    void anInstanceThatMovesKeepsItsLength() {
        Recurrence recurrence = new Recurrence(
                "FREQ=YEARLY;COUNT=3",
                List.of(),
                List.of(),
                List.of(
                        new Recurrence.Override(at("2028-06-08T09:00"), at("2028-06-06T10:00"), null, null),
                        new Recurrence.Override(at("2029-06-08T09:00"), null, null, EventStatus.CANCELLED)));

        ICalRecurrence written =
                Objects.requireNonNull(CALENDAR.of(event(content(EventStatus.CONFIRMED, recurrence), null))
                        .recurrence());

        assertThat(written.overrides().get(0).times().end()).isEqualTo(at("2028-06-08T18:30"));
        assertThat(written.overrides().get(1).times().start()).isEqualTo(at("2029-06-08T09:00"));
        assertThat(written.overrides().get(1).details().summary()).isEqualTo("Cancelled: 5G World Summit");
    }

    @Test
    void theDescriptionIsThereWithItsStylesToo() {
        assertThat(CALENDAR.of(event(content(EventStatus.CONFIRMED, null), null))
                        .details()
                        .styled())
                .isEqualTo("""
                    <p>Three days of 5G.</p>
                    <h2>Agenda</h2>
                    <ul><li>Keynotes</li><li><em>Panels</em> with <a href="https://gsma.example/">GSMA</a></li></ul>
                    <p><a href="https://5g.example/">Website</a> · <a href="https://5g.example/register">Registration</a> \
                    · <a href="https://events.example/events/5g">Details</a></p>\
                    """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Two\n\nparagraphs, 3 * 4 = 12; and\nlines  \nbroken", "مؤتمر \\; 大会", "<b>5G</b>\n\n<p>"})
    void whatPlainTextSaysAsWellIsNotSaidInHtml(String markdown) {
        assertThat(Markdown.of(markdown).isStyled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*Talks*", "A [link](https://gsma.example/)", "* Keynotes", "# Agenda", "a `b` c", "1. First"})
    void whatOnlyHtmlSaysIsSaidInHtml(String markdown) {
        assertThat(Markdown.of(markdown).isStyled()).isTrue();
    }

    @Test
    void aKeyDateKeepsItsUidWhenItMovesAndFollowsTheEventsFate() {
        List<ICalKeyDate> dates =
                CALENDAR.of(event(content(EventStatus.CONFIRMED, null), null)).keyDates();

        assertThat(dates).extracting(ICalKeyDate::uid).doesNotHaveDuplicates();
        assertThat(dates.get(0).uid()).isEqualTo("5d6dbf59-78fb-33d7-8d1a-9c29b7904e81");
        assertThat(dates.get(0).details().summary()).isEqualTo("Papers: 5G World Summit");
        assertThat(CALENDAR.of(event(content(EventStatus.CANCELLED, null), null))
                        .keyDates())
                .extracting(
                        ICalKeyDate::uid,
                        date -> date.details().summary(),
                        date -> date.details().status())
                .contains(tuple(dates.get(0).uid(), "Cancelled: Papers: 5G World Summit", ICalStatus.CANCELLED));
    }

    private static EventContent content(EventStatus status, @Nullable Recurrence recurrence) {
        return EventContent.builder(
                        "5G World Summit",
                        new EventTime(
                                at("2027-06-08T09:00"), at("2027-06-10T17:30"), ZoneId.of("Europe/London"), false))
                .summary("Three days of 5G.")
                .description("# Agenda\n\n* Keynotes\n* *Panels* with [GSMA](https://gsma.example/)")
                .published(true)
                .status(status)
                .tags(List.of(new Tag("5g", "5G"), new Tag("networks", "Networks")))
                .venue(new Venue("ExCeL London", "Western Gateway", "London", "GB", 51.508, 0.029))
                .organiser(new Organiser("informa", "Informa", null))
                .url("https://5g.example/")
                .registrationUrl("https://5g.example/register")
                .keyDates(List.of(
                        new KeyDate("Papers", LocalDate.parse("2027-02-01")),
                        new KeyDate("Papers", LocalDate.parse("2027-03-01"))))
                .recurrence(recurrence)
                .build();
    }

    private static Event event(EventContent content, @Nullable Instant withdrawnAt) {
        return Event.builder(
                        UUID.fromString("01980000-0000-7000-8000-000000000001"),
                        "5g@events.example",
                        "5g",
                        content,
                        CREATED)
                .sequence(2)
                .revision(3)
                .firstPublishedAt(CREATED)
                .withdrawnAt(withdrawnAt)
                .build();
    }

    private static LocalDateTime at(String local) {
        return LocalDateTime.parse(local);
    }
}
