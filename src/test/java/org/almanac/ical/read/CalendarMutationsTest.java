package org.almanac.ical.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.almanac.importer.ImportParsers;
import org.almanac.problem.Problem;
import org.almanac.time.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real calendars with something wrong in them: every event is in the report, nothing fails, nothing takes long.
 * {@code -Dimport.mutations=20000 -Dimport.seed=7} tries more of them, and others.
 */
class CalendarMutationsTest {
    private static final int MUTATIONS = Integer.getInteger("import.mutations", 2_000);
    private static final long SEED = Long.getLong("import.seed", 2027);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Range HORIZON =
            new Range(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2029-01-01T00:00:00Z"));
    private static final List<String> PARAMETERS = List.of(
            ";TZID=Nowhere/At All",
            ";TZID=\"Europe/Berlin",
            ";VALUE=DATE",
            ";VALUE=PERIOD",
            ";VALUE=",
            ";RANGE=THISANDFUTURE",
            ";ENCODING=QUOTED-PRINTABLE",
            ";ENCODING=BASE64",
            ";=",
            ";X-A=\";:\"",
            ";TZID=GMT+0530");

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @MethodSource("org.almanac.ical.read.RealCalendars#names")
    void everyEventIsInTheReport(String name) throws IOException {
        assertThat(unaccounted(RealCalendars.bytes(name))).isEmpty();
    }

    @Test
    void noMistakeBreaksTheReader() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : RealCalendars.names()) {
            files.add(RealCalendars.bytes(name));
        }
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] file = mutated(files);
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try {
                assertThat(unaccounted(file))
                        .as("mutation %s of seed %s", i, SEED)
                        .isEmpty();
                ImportParsers.plan(file, HORIZON);
            } catch (Problem e) {
                // Refused as a whole, which is an answer.
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("mutation " + i + " of seed " + SEED, e);
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
            assertThat(nanos).as("mutation %s of seed %s", i, SEED).isLessThan(LONGEST.toNanos());
        }
    }

    /** Lines where events begin of which nothing is said. */
    private static List<Integer> unaccounted(byte[] file) {
        TreeSet<Integer> told = new TreeSet<>();
        for (ReadComponent read : ICalReader.read(file, BERLIN)) {
            told.add(read.line());
            told.addAll(read.with());
        }
        return ComponentReader.read(file).stream()
                .filter(component -> component.name.equals("VEVENT"))
                .map(component -> component.at)
                .filter(line -> !told.contains(line))
                .toList();
    }

    private byte[] mutated(List<byte[]> files) {
        byte[] file = one(files);
        for (int i = random.nextInt(4); i >= 0; i--) {
            file = switch (random.nextInt(7)) {
                case 0 -> flipped(file);
                case 1 -> Arrays.copyOf(file, random.nextInt(file.length + 1));
                case 2 -> merged(file, one(files));
                default -> withOtherLines(file);
            };
        }
        return file;
    }

    private byte[] one(List<byte[]> files) {
        return files.get(random.nextInt(files.size()));
    }

    private byte[] flipped(byte[] file) {
        byte[] flipped = file.clone();
        for (int i = random.nextInt(20); i >= 0 && flipped.length > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] merged(byte[] file, byte[] other) {
        int at = random.nextInt(file.length + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        out.writeBytes(other);
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    private byte[] withOtherLines(byte[] file) {
        // Octets as they are, one character each.
        List<String> lines =
                new ArrayList<>(Arrays.asList(new String(file, StandardCharsets.ISO_8859_1).split("(?<=[\r\n])", -1)));
        for (int i = random.nextInt(6); i >= 0 && !lines.isEmpty(); i--) {
            int at = random.nextInt(lines.size());
            int other = random.nextInt(lines.size());
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(other, lines.get(at));
                case 2 -> Collections.swap(lines, at, other);
                case 3 -> lines.set(at, withParameter(lines.get(at)));
                default ->
                    lines.addAll(
                            other,
                            lines.subList(at, Math.min(lines.size(), at + 12)).stream()
                                    .toList());
            }
        }
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String withParameter(String line) {
        int colon = line.indexOf(':');
        String parameter = PARAMETERS.get(random.nextInt(PARAMETERS.size()));
        return colon < 0 ? line : line.substring(0, colon) + parameter + line.substring(colon);
    }
}
