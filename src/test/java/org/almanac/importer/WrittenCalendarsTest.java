package org.almanac.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.almanac.event.SaveEvent;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.read.EventParsers;
import org.almanac.time.Range;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events as programs write them, each with what is right. */
class WrittenCalendarsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Range YEARS =
            new Range(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2029-01-01T00:00:00Z"));

    /** @param right what is to be, each a word and a value */
    private record Case(String name, List<String> lines, List<String> right) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(
                WrittenCalendarsTest.class.getResourceAsStream("/importer/written-calendars.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("== ")) {
                    cases.add(new Case(line.substring(3), new ArrayList<>(), new ArrayList<>()));
                } else if (!line.startsWith("#")) {
                    Case last = cases.get(cases.size() - 1);
                    (line.matches("(dates|title|place|online|text|says|status|skipped)( .*)?")
                                    ? last.right
                                    : last.lines)
                            .add(line);
                }
            }
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isReadAsItIsMeant(Case written) {
        String body = String.join("\r\n", written.lines);
        String events = body.startsWith("BEGIN:") ? body : "BEGIN:VEVENT\r\nUID:x\r\n" + body + "\r\nEND:VEVENT";
        byte[] file = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "\r\nEND:VCALENDAR\r\n")
                .getBytes(StandardCharsets.UTF_8);
        List<ReadItem> read = ImportParsers.calendar(file, BERLIN);
        assertThat(read).hasSize(1);
        for (String right : written.right) {
            int space = right.indexOf(' ');
            check(
                    read.get(0),
                    space < 0 ? right : right.substring(0, space),
                    space < 0 ? "" : right.substring(space + 1));
        }
    }

    private static void check(ReadItem read, String what, String value) {
        if (what.equals("skipped")) {
            assertThat(read.item()).isNull();
            assertThat(read.note()).contains(value);
            return;
        }
        ImportItem item = Objects.requireNonNull(read.item(), () -> String.valueOf(read.note()));
        SaveEvent event = item.event();
        SaveEvent.VenueInput venue = event.venue();
        switch (what) {
            case "dates" ->
                assertThat(String.join(
                                " ",
                                EventParsers.dates(item, YEARS).stream()
                                        .sorted()
                                        .toList()))
                        .isEqualTo(value);
            case "title" -> assertThat(event.title()).isEqualTo(value);
            case "place" ->
                assertThat(
                                venue == null
                                        ? null
                                        : Objects.toString(venue.name(), "").replace("\n", ", "))
                        .isEqualTo(value);
            case "online" -> assertThat(event.onlineUrl()).isEqualTo(value);
            case "text" ->
                assertThat(Objects.toString(event.description(), "").replaceAll("\\n+", "|"))
                        .isEqualTo(value);
            case "status" -> assertThat(event.status()).isEqualTo(value);
            default -> assertThat(read.note()).contains(value);
        }
    }
}
