package org.almanac.ical.write;

import static org.almanac.ical.write.ICalExamples.allDay;
import static org.almanac.ical.write.ICalExamples.lines;
import static org.almanac.ical.write.ICalExamples.timed;
import static org.almanac.ical.write.ICalExamples.titled;
import static org.almanac.ical.write.ICalExamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.almanac.ical.recur.RecurrenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ICalWriterTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Etc/UTC", "Europe/Berlin", "Africa/Casablanca", "Asia/Tokyo", "America/Sao_Paulo"})
    void anEmptyCalendarHoldsItsZone(String zone) {
        ICalHeader header = new ICalHeader("None", "https://x.example/", null, Duration.ofHours(1), "teal");

        byte[] empty = ICalWriter.empty(header, ZoneId.of(zone));

        assertThat(empty).isEqualTo(ICalWriter.empty(header, ZoneId.of(zone)));
        assertThat(new String(empty, StandardCharsets.UTF_8))
                .contains("NAME:None\r\n", "BEGIN:VTIMEZONE\r\nTZID:" + zone + "\r\n", "TZOFFSETTO:")
                .endsWith("END:VTIMEZONE\r\nEND:VCALENDAR\r\n")
                .doesNotContain("BEGIN:VEVENT");
    }

    static final ICalHeader HEADER = new ICalHeader(
            "Events, all of them",
            "https://events.example/",
            "https://events.example/calendar.ics",
            Duration.ofHours(1),
            "teal");

    @Test
    void aCalendarNamesItselfAndHowOftenToFetchIt() {
        assertThat(lines(ICalWriter.calendar(HEADER, List.of(), ICalExtras.NONE)))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//almanac.org//Almanac//EN",
                        "CALSCALE:GREGORIAN",
                        "NAME:Events\\, all of them",
                        "X-WR-CALNAME:Events\\, all of them",
                        "URL:https://events.example/",
                        "SOURCE;VALUE=URI:https://events.example/calendar.ics",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "X-PUBLISHED-TTL:PT1H",
                        "COLOR:teal",
                        "END:VCALENDAR");
    }

    @Test
    void aTimedEventHasLocalTimesInItsZone() {
        assertThat(lines(timed("2027-06-08T09:00", "2027-06-10T17:30", "Europe/London")))
                .containsExactly(
                        "BEGIN:VEVENT",
                        "UID:summit@events.example",
                        "DTSTAMP:20260206T093015Z",
                        "CREATED:20260105T080000Z",
                        "LAST-MODIFIED:20260206T093015Z",
                        "SEQUENCE:3",
                        "DTSTART;TZID=Europe/London:20270608T090000",
                        "DTEND;TZID=Europe/London:20270610T173000",
                        "SUMMARY:Summit",
                        "STATUS:CONFIRMED",
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT");
    }

    @Test
    void theLastDayOfAnAllDayEventIsInTheCalendar() {
        assertThat(lines(allDay("2027-06-08", "2027-06-10", "Europe/London")))
                .contains("DTSTART;VALUE=DATE:20270608", "DTEND;VALUE=DATE:20270611");
        assertThat(lines(allDay("2027-06-08", "2027-06-08", "Europe/London"))).contains("DTEND;VALUE=DATE:20270609");
        assertThat(ICalWriter.fragment(allDay("2027-06-08", null, "Europe/London"))
                        .zone())
                .isNull();
    }

    @Test
    void anEndThatIsLeftOutOrEqualsTheStartIsNotWritten() {
        assertThat(lines(timed("2027-06-08T09:00", null, "Europe/London"))).noneMatch(line -> line.startsWith("DTEND"));
        assertThat(lines(timed("2027-06-08T09:00", "2027-06-08T09:00", "Europe/London")))
                .noneMatch(line -> line.startsWith("DTEND"));
        assertThat(lines(allDay("2027-06-08", null, "Europe/London"))).noneMatch(line -> line.startsWith("DTEND"));
    }

    @Test
    void utcNeedsNoZone() {
        ICalEvent event = timed("2027-06-08T09:00", "2027-06-08T10:00", "UTC");

        assertThat(lines(event)).contains("DTSTART:20270608T090000Z", "DTEND:20270608T100000Z");
        assertThat(calendar(event, ICalExtras.NONE)).doesNotContain("BEGIN:VTIMEZONE");
    }

    @Test
    void nearAChangeOfTheClocksTimesAreInUtc() {
        assertThat(lines(timed("2027-03-28T02:30", "2027-03-28T02:45", "Europe/Berlin")))
                .contains("DTSTART:20270328T013000Z", "DTEND:20270328T014500Z");
        assertThat(lines(timed("2027-10-29T09:00", "2027-10-31T17:00", "Europe/Berlin")))
                .contains("DTSTART:20271029T070000Z", "DTEND:20271031T160000Z");
        assertThat(lines(timed("2027-03-27T01:30", "2027-03-27T01:45", "Europe/Berlin")))
                .contains("DTSTART;TZID=Europe/Berlin:20270327T013000");
    }

    @Test
    void whatRecursStaysLocalNearAChangeOfTheClocks() {
        assertThat(lines(recurring("2027-03-28T02:30", "FREQ=WEEKLY;COUNT=4", List.of())))
                .contains("DTSTART;TZID=Europe/Berlin:20270328T023000", "RRULE:FREQ=WEEKLY;COUNT=4");
    }

    @Test
    void anOverrideOfNoInstanceIsNotWritten() {
        LocalDateTime second = LocalDateTime.parse("2027-06-15T09:00");
        String rule = "FREQ=WEEKLY;COUNT=4";

        assertThat(lines(recurring("2027-06-08T09:00", rule, List.of(second))))
                .contains("RECURRENCE-ID;TZID=Europe/Berlin:20270615T090000");
        assertThat(lines(recurring("2027-06-09T09:00", rule, List.of(second))))
                .noneMatch(line -> line.startsWith("RECURRENCE-ID"));
        assertThat(lines(recurring("2027-06-08T09:00", rule, List.of(second.plusWeeks(9)))))
                .noneMatch(line -> line.startsWith("RECURRENCE-ID"));
    }

    @Test
    void aRuleThatEndsBeforeTheStartLeavesTheStart() {
        assertThat(lines(recurring("2027-06-08T09:00", "FREQ=WEEKLY;UNTIL=20270601T000000Z", List.of())))
                .contains("DTSTART;TZID=Europe/Berlin:20270608T090000")
                .noneMatch(line -> line.startsWith("RRULE"));
    }

    private static ICalEvent recurring(String start, String rule, List<LocalDateTime> overridden) {
        ICalEvent single = timed(start, null, "Europe/Berlin");
        List<ICalRecurrence.Instance> overrides = overridden.stream()
                .map(at -> new ICalRecurrence.Instance(at, single.times(), single.details()))
                .toList();
        return with(single, new ICalRecurrence(RecurrenceRule.parse(rule), List.of(), List.of(), overrides));
    }

    @Test
    void theDetailsAreEachInTheirProperty() {
        ICalDetails details = new ICalDetails(
                "5G; 6G,\r\nand \\ more",
                "First line\nsecond",
                "<p>First line; <em>second</em></p>",
                ICalStatus.TENTATIVE,
                true,
                "ExCeL London, Royal Victoria Dock",
                new ICalDetails.Geo(51.508, -0.0290000004),
                "https://events.example/events/5g",
                new ICalDetails.Organiser("GSMA \"Ltd\"", "https://gsma.example/"),
                List.of("5G", "Policy, law"),
                "https://meet.example/x",
                "https://img.example/a.png");

        assertThat(lines(with(timed("2027-06-08T09:00", null, "UTC"), details)))
                .contains(
                        "SUMMARY:5G\\; 6G\\, and \\\\ more",
                        "STATUS:TENTATIVE",
                        "DESCRIPTION:First line\\nsecond",
                        "STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<p>First line\\; <em>second</em></p>",
                        "LOCATION:ExCeL London\\, Royal Victoria Dock",
                        "GEO:51.508;-0.029",
                        "URL:https://events.example/events/5g",
                        "ORGANIZER;CN=GSMA 'Ltd':https://gsma.example/",
                        "CATEGORIES:5G,Policy\\, law",
                        "CONFERENCE;VALUE=URI:https://meet.example/x",
                        "IMAGE;VALUE=URI:https://img.example/a.png");
    }

    @Test
    void instancesThatDifferFollowWithTheirRecurrenceId() {
        ICalEvent single = timed("2027-06-08T09:00", "2027-06-08T10:00", "Europe/London");
        ICalRecurrence recurrence = new ICalRecurrence(
                RecurrenceRule.parse("FREQ=WEEKLY;UNTIL=20270801"),
                List.of(at("2027-06-22T09:00"), at("2027-06-15T09:00")),
                List.of(at("2027-06-17T09:00")),
                List.of(new ICalRecurrence.Instance(
                        at("2027-06-29T09:00"),
                        new ICalTimes(at("2027-06-30T11:00"), null, ZoneId.of("Europe/London"), false),
                        titled("Moved"))));

        assertThat(lines(with(single, recurrence)))
                .containsSubsequence(
                        "DTSTART;TZID=Europe/London:20270608T090000",
                        "RRULE:FREQ=WEEKLY;UNTIL=20270801T225959Z",
                        "EXDATE;TZID=Europe/London:20270615T090000,20270622T090000",
                        "RDATE;TZID=Europe/London:20270617T090000",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        "UID:summit@events.example",
                        "SEQUENCE:3",
                        "RECURRENCE-ID;TZID=Europe/London:20270629T090000",
                        "DTSTART;TZID=Europe/London:20270630T110000",
                        "SUMMARY:Moved",
                        "END:VEVENT");
    }

    @Test
    void recurrenceOfAllDayEventsIsInDays() {
        ICalEvent single = allDay("2027-06-08", "2027-06-09", "Europe/London");
        ICalRecurrence recurrence = new ICalRecurrence(
                RecurrenceRule.parse("FREQ=WEEKLY;UNTIL=20270801T000000Z"),
                List.of(at("2027-06-15T00:00")),
                List.of(),
                List.of());

        assertThat(lines(with(single, recurrence)))
                .contains("RRULE:FREQ=WEEKLY;UNTIL=20270801", "EXDATE;VALUE=DATE:20270615");
    }

    @Test
    void oneZoneServesAllEventsInIt() {
        byte[] calendar = ICalWriter.calendar(
                HEADER,
                List.of(
                        ICalWriter.fragment(timed("2027-06-08T09:00", null, "Europe/London")),
                        ICalWriter.fragment(timed("2029-12-08T09:00", null, "Europe/London")),
                        ICalWriter.fragment(timed("2027-06-08T09:00", null, "Asia/Tokyo"))),
                ICalExtras.NONE);

        assertThat(lines(calendar))
                .filteredOn(line -> line.startsWith("TZID:"))
                .containsExactly("TZID:Asia/Tokyo", "TZID:Europe/London");
    }

    @Test
    void aMessageHasItsMethod() {
        ICalEvent event = timed("2027-06-08T09:00", null, "Europe/London");

        assertThat(lines(ICalWriter.message(ICalMethod.CANCEL, event))).contains("METHOD:CANCEL");
        assertThat(lines(ICalWriter.message(ICalMethod.PUBLISH, event))).contains("METHOD:PUBLISH");
    }

    @Test
    void anIndependentReaderSeesWhatWasMeantAndHasNothingToWarnAbout() {
        ICalDetails details = new ICalDetails(
                "مؤتمر \uD83D\uDC69\u200D\uD83D\uDD2C 大会; a,b\\n",
                "x".repeat(20_000) + "\n\\;,",
                "<p>" + "é".repeat(20_000) + "</p>",
                ICalStatus.CONFIRMED,
                true,
                "Here, there",
                new ICalDetails.Geo(1, 2),
                "https://events.example/events/5g",
                null,
                List.of("a,b", "c"),
                "https://meet.example/x",
                null);
        byte[] calendar = ICalWriter.calendar(
                HEADER,
                List.of(ICalWriter.fragment(
                        with(timed("2027-06-08T09:00", "2027-06-08T10:00", "America/New_York"), details))),
                ICalExtras.NONE);

        ICalendar read =
                Biweekly.parse(new String(calendar, StandardCharsets.UTF_8)).first();
        VEvent event = read.getEvents().get(0);

        assertThat(read.validate(biweekly.ICalVersion.V2_0)).isEmpty();
        assertThat(event.getSummary().getValue()).isEqualTo(details.summary());
        assertThat(event.getDescription().getValue()).isEqualTo(details.description());
        assertThat(event.getLocation().getValue()).isEqualTo(details.location());
        assertThat(event.getCategories().get(0).getValues()).isEqualTo(details.categories());
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo("2027-06-08T13:00:00Z");
        assertThat(event.getSequence().getValue()).isEqualTo(3);
    }

    @Test
    void anAlarmIsThereOnlyForThoseWhoAskAndOnlyForWhatTakesPlace() {
        ICalDetails off = new ICalDetails(
                "Cancelled: Summit",
                null,
                null,
                ICalStatus.CANCELLED,
                false,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null);
        ICalEvent event = with(
                timed("2027-06-08T09:00", null, "UTC"),
                new ICalRecurrence(
                        RecurrenceRule.parse("FREQ=DAILY;COUNT=3"),
                        List.of(),
                        List.of(),
                        List.of(new ICalRecurrence.Instance(
                                at("2027-06-09T09:00"),
                                new ICalTimes(at("2027-06-09T09:00"), null, ZoneId.of("UTC"), false),
                                off))));

        assertThat(calendar(event, ICalExtras.NONE)).doesNotContain("BEGIN:VALARM");
        assertThat(calendar(event, new ICalExtras(Duration.ofDays(1), false)))
                .containsOnlyOnce("BEGIN:VALARM")
                .containsSubsequence(
                        "SUMMARY:Summit",
                        "TRANSP:TRANSPARENT",
                        "BEGIN:VALARM",
                        "ACTION:DISPLAY",
                        "DESCRIPTION:Summit",
                        "TRIGGER;RELATED=START:-P1D",
                        "END:VALARM",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        "SUMMARY:Cancelled: Summit",
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT");
    }

    @ParameterizedTest
    @CsvSource({"P7D, -P7D", "PT2H, -PT2H", "PT90M, -PT1H30M", "P1DT12H, -P1DT12H", "PT5M, -PT5M", "PT0S, PT0S"})
    void anAlarmSaysHowLongBefore(Duration before, String trigger) {
        assertThat(calendar(timed("2027-06-08T09:00", null, "UTC"), new ICalExtras(before, false)))
                .contains("TRIGGER;RELATED=START:" + trigger);
    }

    @Test
    void keyDatesAreDaysOfTheirOwnForThoseWhoAsk() {
        ICalEvent event = with(
                timed("2027-06-08T09:00", null, "UTC"),
                new ICalKeyDate("key@events.example", LocalDate.parse("2027-02-01"), titled("Papers: Summit")));

        assertThat(calendar(event, ICalExtras.NONE)).doesNotContain("UID:key@events.example");
        assertThat(calendar(event, new ICalExtras(Duration.ofDays(1), true)))
                .containsSubsequence(
                        "UID:summit@events.example",
                        "TRIGGER;RELATED=START:-P1D",
                        "BEGIN:VEVENT",
                        "UID:key@events.example",
                        "LAST-MODIFIED:20260206T093015Z",
                        "SEQUENCE:3",
                        "DTSTART;VALUE=DATE:20270201",
                        "DTEND;VALUE=DATE:20270202",
                        "RELATED-TO:summit@events.example",
                        "SUMMARY:Papers: Summit",
                        "TRIGGER;RELATED=START:-P1D",
                        "END:VEVENT");
    }

    @Test
    void aKeyDateWithAnHourIsAMomentInUtc() {
        ICalEvent event = with(
                timed("2027-06-08T09:00", null, "UTC"),
                new ICalKeyDate("key@events.example", Instant.parse("2027-02-02T11:59:00Z"), titled("Papers: Summit")));
        assertThat(calendar(event, new ICalExtras(null, true)))
                .containsSubsequence("UID:key@events.example", "DTSTART:20270202T115900Z", "SUMMARY:Papers: Summit")
                .doesNotContain("DTEND;VALUE=DATE:20270202");
    }

    private static List<String> calendar(ICalEvent event, ICalExtras extras) {
        return lines(ICalWriter.calendar(HEADER, List.of(ICalWriter.fragment(event)), extras));
    }

    private static LocalDateTime at(String time) {
        return LocalDateTime.parse(time);
    }
}
