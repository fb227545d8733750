package org.almanac.ical.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ICalReaderTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @Test
    void readsWhatAnEventSays() {
        ReadEvent event = one("""
            UID:1@example.org
            SUMMARY:Radio\\, cables\\; and\\nmore
            DESCRIPTION;ALTREP="cid:part:1":A long
              line
            DTSTART;TZID=America/New_York:20270608T090000
            DTEND;TZID=America/New_York:20270608T173000
            LOCATION:Javits Center
            GEO:40.757;-74.002
            URL:https://radio.example/
            ORGANIZER;CN="Radio: the Society":mailto:secret@example.org
            CATEGORIES:Radio,Sea\\, cables
            CATEGORIES:5G
            STATUS:TENTATIVE\
            """);
        assertThat(event.summary()).isEqualTo("Radio, cables; and\nmore");
        assertThat(event.description()).isEqualTo("A long line");
        assertThat(event.start()).isEqualTo(LocalDateTime.parse("2027-06-08T09:00"));
        assertThat(event.end()).isEqualTo(LocalDateTime.parse("2027-06-08T17:30"));
        assertThat(event.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(event.latitude()).isEqualTo(40.757);
        assertThat(event.organiser()).isEqualTo("Radio: the Society");
        assertThat(event.categories()).containsExactly("Radio", "Sea, cables", "5G");
        assertThat(event.tentative()).isTrue();
    }

    @Test
    void endOfDaysIsTheDayBefore() {
        ReadEvent event = one("UID:1\nDTSTART;VALUE=DATE:20280228\nDTEND;VALUE=DATE:20280301");
        assertThat(event.allDay()).isTrue();
        assertThat(event.end()).isEqualTo(LocalDateTime.parse("2028-02-29T00:00"));
    }

    @Test
    void oneDayWrittenWithTheSameEndIsOneDay() {
        assertThat(one("UID:1\nDTSTART;VALUE=DATE:20280228\nDTEND;VALUE=DATE:20280228")
                        .end())
                .isNull();
    }

    @Test
    void durationGivesTheEnd() {
        assertThat(one("UID:1\nDTSTART:20270608T090000\nDURATION:P1DT2H30M").end())
                .isEqualTo(LocalDateTime.parse("2027-06-09T11:30"));
    }

    @Test
    void endBeforeTheStartIsLeftOutAndSaid() {
        for (String end : List.of("DTEND:20270608T080000", "DURATION:-PT1H")) {
            ReadComponent read = read("UID:1\nDTSTART:20270608T090000\n" + end).get(0);
            assertThat(Objects.requireNonNull(read.event()).end()).isNull();
            assertThat(read.note()).contains("before the start");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DURATION:PT | DURATION",
                "DURATION:P15M | DURATION",
                "DURATION:P99999999999D | DURATION",
                "DURATION:PT99999999999999999999H | DURATION",
                "DURATION:P9999999D | DURATION",
                "GEO:Vienna | GEO",
                "GEO:48.2 | GEO",
                "GEO:91;16.3 | GEO",
            })
    void aPropertyThatCannotBeReadCostsItselfAndIsSaid(String property, String name) {
        ReadComponent read = read("UID:1\nDTSTART:20270608T090000\nLOCATION:Vienna\n" + property)
                .get(0);

        assertThat(Objects.requireNonNull(read.event()).location()).isEqualTo("Vienna");
        assertThat(read.note()).startsWith("Left out: " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GEO:48.2;16.3", "GEO:48.2,16.3", "GEO:+48.2\\;16.3", "geo:48.20;16.300"})
    void aPositionIsReadAsProgramsWriteIt(String geo) {
        ReadEvent event = one("UID:1\nDTSTART:20270608T090000\n" + geo);
        assertThat(event.latitude()).isEqualTo(48.2);
        assertThat(event.longitude()).isEqualTo(16.3);
    }

    @ParameterizedTest
    @CsvSource({
        "P1W, 2027-06-15T09:00",
        "P1W2D, 2027-06-17T09:00",
        "+PT90M, 2027-06-08T10:30",
        "pt36h, 2027-06-09T21:00"
    })
    void durationsAreRead(String duration, LocalDateTime end) {
        assertThat(one("UID:1\nDTSTART:20270608T090000\nDURATION:" + duration).end())
                .isEqualTo(end);
    }

    @Test
    void quotesAndLineBreaksOfParametersAreRead() {
        assertThat(one("UID:1\nDTSTART:20270608T090000\nORGANIZER;CN=\"The ^'Big^' One^nof ^^\":mailto:a@b.example")
                        .organiser())
                .isEqualTo("The \"Big\" One of ^");
    }

    @Test
    void floatingTimeIsInTheCalendarsZone() {
        assertThat(one("UID:1\nDTSTART:20270608T090000").zone()).isEqualTo(VIENNA);
    }

    @Test
    void singleEventInUtcIsToldInTheCalendarsZone() {
        ReadEvent event = one("UID:1\nDTSTART:20270608T090000Z");
        assertThat(event.start()).isEqualTo(LocalDateTime.parse("2027-06-08T11:00"));
        assertThat(event.zone()).isEqualTo(VIENNA);
    }

    @Test
    void recurringEventInUtcKeepsUtc() {
        ReadEvent event = one("UID:1\nDTSTART:20270608T090000Z\nRRULE:FREQ=DAILY;COUNT=3");
        assertThat(event.start()).isEqualTo(LocalDateTime.parse("2027-06-08T09:00"));
        assertThat(event.rrule()).isEqualTo("FREQ=DAILY;COUNT=3");
    }

    @Test
    void windowsZoneIsUnderstood() {
        assertThat(one("UID:1\nDTSTART;TZID=\"Eastern Standard Time\":20270608T090000")
                        .zone())
                .isEqualTo(ZoneId.of("America/New_York"));
    }

    @Test
    void zoneOfTheFilesOwnIsUnderstoodByItsOnlyOffset() {
        List<ReadComponent> read = ICalReader.read(bytes("""
            BEGIN:VCALENDAR
            BEGIN:VTIMEZONE
            TZID:Our own
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0530
            TZOFFSETTO:+0530
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID=Our own:20270608T143000
            END:VEVENT
            END:VCALENDAR\
            """), VIENNA);
        ReadEvent event = Objects.requireNonNull(read.get(0).event());
        assertThat(event.start().atZone(event.zone()).toInstant()).hasToString("2027-06-08T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "Eastern, America/New_York",
        "US-Mountain, America/Denver",
        "Customized Time Zone, Europe/Berlin",
        "Sao Paulo of old, America/Sao_Paulo",
        "Sydney by dates, Australia/Sydney",
    })
    void zoneOfTheFilesOwnIsUnderstoodByItsRules(String tzid, String zone) throws IOException {
        ReadEvent event = fromFile(tzid);

        assertThat(event.zone()).isEqualTo(ZoneId.of(zone));
        assertThat(event.start()).isEqualTo(LocalDateTime.parse("2027-06-08T09:00"));
    }

    @Test
    void rulesThatNoZoneHasInTheseYearsAreNotFollowed() throws IOException {
        ReadComponent skipped = file().stream()
                .filter(read -> "uid-US rules of 2006".equals(read.uid()))
                .findFirst()
                .orElseThrow();

        assertThat(skipped.event()).isNull();
        assertThat(skipped.note()).contains("US rules of 2006");
    }

    private static ReadEvent fromFile(String tzid) throws IOException {
        return file().stream()
                .filter(read -> ("uid-" + tzid).equals(read.uid()))
                .map(read -> Objects.requireNonNull(read.event(), () -> String.valueOf(read.note())))
                .findFirst()
                .orElseThrow();
    }

    private static List<ReadComponent> file() throws IOException {
        try (InputStream in = Objects.requireNonNull(ICalReaderTest.class.getResourceAsStream("own-zones.ics"))) {
            return ICalReader.read(in.readAllBytes(), VIENNA);
        }
    }

    @Test
    void unknownZoneCostsItsEventAndNoOther() {
        List<ReadComponent> read = read("""
            UID:1
            DTSTART;TZID=Mars/Olympus:20270608T090000
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART:20270608T090000\
            """);
        assertThat(read.get(0).event()).isNull();
        assertThat(read.get(0).note()).contains("Mars/Olympus");
        assertThat(read.get(1).event()).isNotNull();
    }

    @Test
    void changedInstancesGoWithTheirSeries() {
        List<ReadComponent> read = read("""
            UID:1
            DTSTART;TZID=Europe/Berlin:20270608T090000
            RRULE:FREQ=DAILY;COUNT=5
            EXDATE;TZID=Europe/Berlin:20270609T090000,20270610T090000
            EXDATE;VALUE=DATE:20270611
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID:20270612T070000Z
            DTSTART;TZID=Europe/Berlin:20270612T110000
            STATUS:CANCELLED\
            """);
        assertThat(read).hasSize(1);
        ReadEvent event = Objects.requireNonNull(read.get(0).event());
        assertThat(event.exdates())
                .containsExactly(
                        LocalDateTime.parse("2027-06-09T09:00"),
                        LocalDateTime.parse("2027-06-10T09:00"),
                        LocalDateTime.parse("2027-06-11T09:00"));
        assertThat(event.overrides()).singleElement().satisfies(instance -> {
            assertThat(instance.at()).isEqualTo(LocalDateTime.parse("2027-06-12T09:00"));
            assertThat(instance.said().start()).isEqualTo(LocalDateTime.parse("2027-06-12T11:00"));
            assertThat(instance.said().cancelled()).isTrue();
        });
    }

    @Test
    void newestOfSeveralVersionsIsTaken() {
        List<ReadComponent> read = read("""
            UID:1
            SEQUENCE:3
            SUMMARY:New
            DTSTART:20270608T090000
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            SEQUENCE:2
            SUMMARY:Old
            DTSTART:20270607T090000\
            """);
        assertThat(Objects.requireNonNull(read.get(0).event()).summary()).isEqualTo("New");
        assertThat(read.get(1).note()).contains("version");
    }

    @Test
    void alarmsPropertiesAreNotTheEvents() {
        ReadEvent event = one("""
            UID:1
            SUMMARY:Event
            DTSTART:20270608T090000
            BEGIN:VALARM
            TRIGGER:-PT10M
            DURATION:PT5M
            SUMMARY:Alarm
            END:VALARM\
            """);
        assertThat(event.summary()).isEqualTo("Event");
        assertThat(event.end()).isNull();
    }

    @Test
    void otherCharsetsAndControlCharactersAreForgiven() {
        byte[] file = calendar("UID:1\nSUMMARY:Caf\u00e9 \u0007bar\nDTSTART:20270608T090000")
                .getBytes(Charset.forName("windows-1252"));
        assertThat(Objects.requireNonNull(ICalReader.read(file, VIENNA).get(0).event())
                        .summary())
                .isEqualTo("Café bar");
    }

    @Test
    void lineFoldedWithoutTheSpaceIsJoined() {
        assertThat(one("UID:1\nSUMMARY:Broken\nover lines\nDTSTART:20270608T090000")
                        .summary())
                .isEqualTo("Broken over lines");
    }

    @Test
    void lineFoldedBehindItsNameIsJoined() {
        assertThat(one("UID\n :1\nSUMMARY\n ;LANGUAGE=sv:Möte\nDTSTART:20270608T090000")
                        .summary())
                .isEqualTo("Möte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UID:1", "SUMMARY:Fair", "LOCATION:Hall 1", "RRULE:FREQ=WEEKLY;COUNT=3", "CLASS:PUBLIC"})
    void aPropertyFoldedBeforeItsColonIsNotPartOfWhatStandsBeforeIt(String before) {
        ReadEvent event = one("""
            DTSTART:20270608T090000
            %s
            ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Person\s
             One;X-NUM-GUESTS=0:mailto:person.one@own.example\
            """.formatted(before));
        assertThat(event.toString()).doesNotContain("own.example").doesNotContain("Person");
        assertThat(event).isEqualTo(one("DTSTART:20270608T090000\n" + before));
    }

    @Test
    void aFoldInsideACharacterSpoilsNothing() {
        byte[] file = calendar("UID:1\nSUMMARY:Privé – suite\nLOCATION:Salle Éluard\nDTSTART:20270608T090000")
                .getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < file.length; at++) {
            if (file[at] < 0) {
                byte[] folded = new byte[file.length + 3];
                System.arraycopy(file, 0, folded, 0, at);
                folded[at] = '\r';
                folded[at + 1] = '\n';
                folded[at + 2] = ' ';
                System.arraycopy(file, at, folded, at + 3, file.length - at);
                ReadEvent event = Objects.requireNonNull(
                        ICalReader.read(folded, VIENNA).get(0).event());
                assertThat(event.summary()).isEqualTo("Privé – suite");
                assertThat(event.location()).isEqualTo("Salle Éluard");
            }
        }
    }

    @Test
    void namesThatTheGrammarDoesNotAllowArePropertiesAllTheSame() {
        ReadEvent event = one("""
            UID:1
            Summary:Fair
            LOCATION:Room 1
            X_MOZ_SOMETHING:abc123
            item1.X-Link_Text:Open
            x-lower:yes
            attendee-mail:mary@own.example
            URL:https://e.example/24
            DTSTART:20270608T090000\
            """);
        assertThat(event.summary()).isEqualTo("Fair");
        assertThat(event.location()).isEqualTo("Room 1");
        assertThat(event.url()).isEqualTo("https://e.example/24");
    }

    @Test
    void proseWithAColonIsProse() {
        ReadEvent event = one("""
            UID:1
            DESCRIPTION:Welcome
            09:00 Opening
            Location: the big hall
            Note: bring a helmet
            NB; it may rain
            https://e.example/
            X-OWN:1
            LOCATION:Hall 1
            DTSTART:20270608T090000
            Note: nothing of this is a time\
            """);
        assertThat(event.description())
                .isEqualTo("Welcome 09:00 Opening Location: the big hall Note: bring a helmet NB; it may rain"
                        + " https://e.example/");
        assertThat(event.location()).isEqualTo("Hall 1");
        assertThat(event.start()).isEqualTo(LocalDateTime.parse("2027-06-08T09:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "CLASS:PRIVATE, PRIVATE",
        "class:confidential, CONFIDENTIAL",
        "CLASS;X-A=1:x-own-word, X-OWN-WORD",
        "X-CALENDARSERVER-ACCESS:RESTRICTED, RESTRICTED",
        "CLASS:PUBLIC,",
        "CLASS:,"
    })
    void whatIsNotForEverybodyIsKnown(String property, @Nullable String secrecy) {
        assertThat(one("UID:1\nDTSTART:20270608T090000\n" + property).secrecy()).isEqualTo(secrecy);
    }

    @Test
    void aCalendarHoldsItsEventsBack() {
        ReadComponent read = ICalReader.read(
                        bytes(calendar("UID:1\nDTSTART:20270608T090000")
                                .replace("BEGIN:VEVENT", "X-CALENDARSERVER-ACCESS:PRIVATE\nBEGIN:VEVENT")),
                        VIENNA)
                .get(0);
        assertThat(Objects.requireNonNull(read.event()).secrecy()).isEqualTo("PRIVATE");
    }

    @Test
    void aPrivateInstanceOfAPublicSeriesIsLeftOutAndSaid() {
        ReadComponent read = read("""
            UID:1
            DTSTART;TZID=Europe/Berlin:20270608T090000
            RRULE:FREQ=DAILY;COUNT=5
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID;TZID=Europe/Berlin:20270610T090000
            DTSTART;TZID=Europe/Berlin:20270610T180000
            CLASS:PRIVATE\
            """).get(0);
        ReadEvent event = Objects.requireNonNull(read.event());
        assertThat(event.secrecy()).isNull();
        assertThat(event.overrides()).isEmpty();
        assertThat(event.exdates()).containsExactly(LocalDateTime.parse("2027-06-10T09:00"));
        assertThat(read.note()).contains("PRIVATE");
    }

    @Test
    void moreThanAnyCalendarHasIsRefusedAtOnce() {
        assertThatThrownBy(() -> ICalReader.read(bytes("A:\n".repeat(6_700_000)), VIENNA))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ICalReader.read(bytes("BEGIN:VEVENT\n".repeat(100_001)), VIENNA))
                .isInstanceOf(Problem.class);
        assertThat(ICalReader.read(bytes("BEGIN:VEVENT\n" + "URL:\n".repeat(900_000)), VIENNA))
                .singleElement()
                .satisfies(read -> assertThat(read.event()).isNull());
    }

    @Test
    void manyZonesAreReadInTimeThatGrowsWithTheFile() {
        StringBuilder file = new StringBuilder("BEGIN:VCALENDAR\n");
        for (int i = 0; i < 10_000; i++) {
            file.append("BEGIN:VTIMEZONE\nTZID:Own ")
                    .append(i)
                    .append("\nBEGIN:STANDARD\nDTSTART:16010101T030000\n")
                    .append("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=")
                    .append(1 + i % 6)
                    .append("\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\n")
                    .append("DTSTART:16010101T02")
                    .append(10 + i % 50)
                    .append("00\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=")
                    .append(7 + i % 6)
                    .append("\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n")
                    .append("BEGIN:VEVENT\nUID:")
                    .append(i)
                    .append("\nDTSTART;TZID=Own ")
                    .append(i)
                    .append(":20270608T090000\nSUMMARY:Many zones\nEND:VEVENT\n");
        }
        ThreadMXBean time = ManagementFactory.getThreadMXBean();
        long begin = time.getCurrentThreadCpuTime();
        assertThat(ICalReader.read(bytes(file + "END:VCALENDAR\n"), VIENNA)).hasSize(10_000);
        assertThat(Duration.ofNanos(time.getCurrentThreadCpuTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void hostileFilesAreReadInBounds() {
        assertThat(ICalReader.read(bytes("BEGIN:VEVENT\n".repeat(50_000)), VIENNA))
                .hasSize(50_000);
        assertThat(ICalReader.read(bytes("BEGIN:X\n".repeat(50_000) + "END:X\n".repeat(50_000)), VIENNA))
                .isEmpty();
        for (String typed : List.of("GEO:", "DURATION:P", "SEQUENCE:", "RRULE:FREQ=DAILY;BYDAY=")) {
            assertThat(read("UID:1\nDTSTART:20270608T090000\n" + typed + "1".repeat(190_000)))
                    .hasSize(1);
        }
        ReadComponent huge = read("UID:1\nDTSTART:20270608T090000\nSUMMARY:" + "x".repeat(5_000_000))
                .get(0);
        assertThat(huge.event()).isNotNull();
        assertThat(huge.note()).contains("SUMMARY");
        ReadComponent rule = read("UID:1\nDTSTART:20270608T090000\nRRULE:" + "x".repeat(5_000_000))
                .get(0);
        assertThat(rule.event()).isNull();
        assertThat(rule.note()).contains("RRULE");
        assertThat(ICalReader.read(bytes("\"".repeat(1_000_000)), VIENNA)).isEmpty();
        assertThat(ICalReader.read(bytes("DTSTART" + ";A=\"".repeat(100_000)), VIENNA))
                .isEmpty();
    }

    @Test
    void whatIsNoCalendarIsSaidToBeNone() {
        assertThat(ICalReader.isCalendar(bytes("<html></html>"))).isFalse();
        assertThat(ICalReader.isCalendar(bytes("BEGIN:VCALENDAR\nEND:VCALENDAR")))
                .isTrue();
    }

    private static ReadEvent one(String properties) {
        List<ReadComponent> read = read(properties);
        assertThat(read).hasSize(1);
        return Objects.requireNonNull(
                read.get(0).event(), () -> String.valueOf(read.get(0).note()));
    }

    private static List<ReadComponent> read(String properties) {
        return ICalReader.read(bytes(calendar(properties)), VIENNA);
    }

    private static String calendar(String properties) {
        return "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + properties + "\nEND:VEVENT\nEND:VCALENDAR\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
