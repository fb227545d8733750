package org.almanac.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.almanac.event.read.EventParsers;
import org.almanac.ical.read.RealCalendars;
import org.almanac.time.Range;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calendars that people and programs wrote: when their events take place is what two independent programs say. */
class RealCalendarsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** From the first date on; the other programs were asked for more. */
    private static final Duration COMPARED = Duration.ofDays(731);

    static List<String> files() {
        return expected().stream()
                .map(line -> line.split("\t", -1)[0])
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void instantsAreThoseOfOtherPrograms(String file) throws IOException {
        Map<String, TreeSet<String>> right = new TreeMap<>();
        for (String line : expected()) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals(file)) {
                right.put(parts[1], dates(parts[2]));
            }
        }
        Map<String, TreeSet<String>> ours = new TreeMap<>();
        for (ReadItem item : ImportParsers.calendar(RealCalendars.bytes(file), BERLIN)) {
            String key = item.uid() == null ? String.valueOf(item.title()) : item.uid();
            TreeSet<String> known = right.getOrDefault(key, new TreeSet<>());
            if (item.item() != null && right.containsKey(key)) {
                Instant from = known.isEmpty() ? Instant.EPOCH : start(known.first());
                Range range = new Range(from.minus(Duration.ofDays(2)), from.plus(COMPARED));
                ours.computeIfAbsent(key, uid -> new TreeSet<>()).addAll(EventParsers.dates(item.item(), range));
            }
        }
        assertThat(only(right, ours)).as("missing").isEmpty();
        assertThat(only(ours, right)).as("more than there are").isEmpty();
    }

    private static List<String> only(Map<String, TreeSet<String>> here, Map<String, TreeSet<String>> there) {
        return here.entrySet().stream()
                .flatMap(event -> event.getValue().stream()
                        .filter(date -> !there.getOrDefault(event.getKey(), new TreeSet<>())
                                .contains(date))
                        .map(date -> event.getKey() + " " + date))
                .toList();
    }

    private static TreeSet<String> dates(String text) {
        TreeSet<String> dates = new TreeSet<>(text.isEmpty() ? List.of() : Arrays.asList(text.split(" ")));
        dates.removeIf(date -> !start(date).isBefore(start(dates.first()).plus(COMPARED)));
        return dates;
    }

    private static Instant start(String date) {
        String start = date.substring(0, date.indexOf('/'));
        return start.contains("T")
                ? Instant.parse(start)
                : LocalDate.parse(start).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static List<String> expected() {
        try {
            return new String(RealCalendars.bytes("expected.tsv"), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
