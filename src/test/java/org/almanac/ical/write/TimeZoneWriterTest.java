package org.almanac.ical.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.ZoneRulesBuilder;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import org.almanac.ical.Ical4j;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZoneWriterTest {
    private static final LocalDateTime FROM = LocalDateTime.parse("2025-03-10T12:00");

    static Stream<String> allZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> !id.startsWith("SystemV/"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("allZones")
    void anIndependentReaderSeesTheSameOffsets(String id) throws IOException, ParserException {
        ZoneId zone = ZoneId.of(id);
        List<LocalDateTime> times = aroundEveryChange(zone);
        ZoneUse use = new ZoneUse(
                zone,
                times.get(0).atZone(zone).toInstant(),
                times.get(times.size() - 1).atZone(zone).toInstant());

        ZoneRules read = new ZoneRulesBuilder()
                .vTimeZone(readByIcal4j(String.join("\n", onePerOnset(ICalExamples.lines(written(use))))))
                .build();

        assertThat(times)
                .allSatisfy(time -> assertThat(read.getOffset(time))
                        .isEqualTo(time.atZone(zone).getOffset()));
    }

    /** Why the zones of a file are not read with it. */
    @Test
    void ical4jsZoneRulesForgetListedChangesThatAreToCome() throws IOException, ParserException {
        int year = Year.now(ZoneOffset.UTC).getValue() + 2;
        VTimeZone listed = readByIcal4j("""
            BEGIN:VTIMEZONE
            TZID:Listed
            BEGIN:STANDARD
            DTSTART:20200101T000000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RDATE:20200101T000000
            RDATE:%d0101T000000
            END:STANDARD
            BEGIN:STANDARD
            DTSTART:20210101T000000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            """.formatted(year));

        assertThat(new ZoneRulesBuilder().vTimeZone(listed).build().getOffset(LocalDateTime.of(year, 6, 1, 0, 0)))
                .isEqualTo(ZoneOffset.ofHours(1));
    }

    /** Nor so: it takes the clock of the onset for UTC and adds the offset once more. */
    @Test
    void ical4jsObservancesBeginTooLateByTheirOffset() throws IOException, ParserException {
        ZoneUse use =
                new ZoneUse(ZoneId.of("America/Los_Angeles"), Instant.parse("2026-06-08T09:00:00Z"), ZoneUse.ENDLESS);
        VTimeZone zone = readByIcal4j(new String(written(use), StandardCharsets.UTF_8));
        OffsetDateTime beforeTheChange = OffsetDateTime.parse("2027-03-14T09:59:59Z");
        Observance found = Objects.requireNonNull(zone.getApplicableObservance(beforeTheChange));

        assertThat(ZoneId.of("America/Los_Angeles").getRules().getOffset(beforeTheChange.toInstant()))
                .isEqualTo(ZoneOffset.ofHours(-8));
        assertThat(found.getName()).isEqualTo(Observance.DAYLIGHT);
    }

    /** Why VTIMEZONEs are not those that it brings: java.time's database is updated with the JVM, by which we compute. */
    @Test
    void ical4jsOwnZonesAreOfEarly2025AndBeginInTheNineteenthCentury() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(VTimeZone.class.getResourceAsStream("/zoneinfo/Europe/Berlin.ics"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Olson 2025a")
                    .contains("DTSTART:18930401T000000");
        }
    }

    /** Why offsets are written here. */
    @Test
    void ical4jLosesTheSignOfASmallOffset() {
        assertThat(new TzOffsetTo(ZoneOffset.ofHoursMinutes(0, -30)).getValue()).isEqualTo("+0030");
        assertThat(lines("Africa/Monrovia", "1970-06-08T09:00:00Z", "1971-06-08T09:00:00Z"))
                .contains("TZOFFSETTO:-004430");
    }

    @Test
    void yearlyChangesAreTwoRulesThatGoOn() {
        assertThat(lines("Europe/Berlin", "2027-06-08T09:00:00Z", "2027-06-08T09:00:00Z"))
                .containsExactly(
                        "BEGIN:VTIMEZONE",
                        "TZID:Europe/Berlin",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:20270328T020000",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0200",
                        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                        "END:DAYLIGHT",
                        "BEGIN:STANDARD",
                        "DTSTART:20261025T030000",
                        "TZOFFSETFROM:+0200",
                        "TZOFFSETTO:+0100",
                        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                        "END:STANDARD",
                        "END:VTIMEZONE");
    }

    @Test
    void aZoneWithoutChangesIsOneObservance() {
        assertThat(lines("Asia/Tokyo", "2027-06-08T09:00:00Z", "2030-06-08T09:00:00Z"))
                .containsExactly(
                        "BEGIN:VTIMEZONE",
                        "TZID:Asia/Tokyo",
                        "BEGIN:STANDARD",
                        "DTSTART:19700101T000000",
                        "TZOFFSETFROM:+0900",
                        "TZOFFSETTO:+0900",
                        "END:STANDARD",
                        "END:VTIMEZONE");
    }

    @Test
    void changesWithoutARuleAreListedForTheDatesInUse() {
        assertThat(lines("Africa/Casablanca", "2027-01-08T09:00:00Z", "2028-12-31T09:00:00Z"))
                .contains("RDATE:20280123T030000")
                .noneMatch(line -> line.startsWith("RRULE"))
                .containsOnlyOnce("BEGIN:STANDARD")
                .containsOnlyOnce("BEGIN:DAYLIGHT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Africa/Casablanca", "Europe/Berlin", "America/Santiago"})
    void anEndlessUseIsBounded(String id) {
        byte[] written = written(new ZoneUse(ZoneId.of(id), Instant.parse("2027-01-08T09:00:00Z"), ZoneUse.ENDLESS));

        assertThat(written.length).isLessThan(15_000);
    }

    private static List<String> lines(String zone, String from, String to) {
        return ICalExamples.lines(written(new ZoneUse(ZoneId.of(zone), Instant.parse(from), Instant.parse(to))));
    }

    private static List<LocalDateTime> aroundEveryChange(ZoneId zone) {
        List<LocalDateTime> times = new ArrayList<>(List.of(FROM));
        ZoneRules rules = zone.getRules();
        Instant to = Instant.parse("2038-01-01T00:00:00Z");
        for (var change = rules.nextTransition(FROM.atZone(zone).toInstant());
                change != null && change.getInstant().isBefore(to);
                change = rules.nextTransition(change.getInstant())) {
            times.add(change.getDateTimeBefore().minusHours(3));
            times.add(change.getDateTimeAfter().plusHours(3));
        }
        times.add(LocalDateTime.parse("2037-12-31T12:00"));
        return times;
    }

    private static byte[] written(ZoneUse use) {
        return new ContentLines().add(TimeZoneWriter.write(use)).toBytes();
    }

    private static VTimeZone readByIcal4j(String zone) throws IOException, ParserException {
        return Ical4j.readComponent(zone).<VTimeZone>getComponents().get(0);
    }

    /** The builder forgets an RDATE that is to come: each becomes an observance of its own. */
    private static List<String> onePerOnset(List<String> zone) {
        List<String> lines = new ArrayList<>(zone.subList(0, 2));
        for (int i = 2; i < zone.size() - 1; ) {
            int end = zone.subList(i, zone.size()).indexOf(zone.get(i).replace("BEGIN", "END")) + i + 1;
            List<String> observance = zone.subList(i, end);
            List<String> onsets = observance.stream()
                    .filter(line -> line.startsWith("RDATE:"))
                    .map(line -> "DTSTART:" + line.substring(6))
                    .toList();
            for (String onset : onsets.isEmpty() ? List.of(observance.get(1)) : onsets) {
                lines.add(observance.get(0));
                lines.add(onset);
                observance.stream()
                        .skip(2)
                        .filter(line -> !line.startsWith("RDATE:"))
                        .forEach(lines::add);
            }
            i = end;
        }
        lines.add(zone.get(zone.size() - 1));
        return lines;
    }
}
