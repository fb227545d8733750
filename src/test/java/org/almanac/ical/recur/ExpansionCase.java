package org.almanac.ical.recur;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A rule that other programs have expanded; {@code expansion/make_expected.py} tells which and how.
 *
 * @param to up to where the instants are listed, local and exclusive
 * @param instants of all starts from the first to {@code to}
 */
public record ExpansionCase(
        String name,
        ZoneId zone,
        boolean allDay,
        LocalDateTime start,
        String rrule,
        List<LocalDateTime> exdates,
        List<LocalDateTime> rdates,
        LocalDateTime to,
        List<Instant> instants) {

    /** Of these, some have EXDATE or RDATE. */
    public static List<ExpansionCase> all() {
        return read("expansion/expected.tsv").toList();
    }

    /** Those of {@link #all()} that are a rule alone, and many more. */
    static List<ExpansionCase> everyRule() {
        return Stream.concat(read("expansion/expected.tsv"), read("expansion/expected-rules.tsv"))
                .filter(rule -> rule.exdates().isEmpty() && rule.rdates().isEmpty())
                .toList();
    }

    private static Stream<ExpansionCase> read(String resource) {
        return lines(resource).stream().map(ExpansionCase::of);
    }

    /** A resource without its comments. */
    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(ExpansionCase.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExpansionCase of(String line) {
        String[] fields = line.split("\t", -1);
        return new ExpansionCase(
                fields[0],
                ZoneId.of(fields[1]),
                !fields[2].contains("T"),
                local(fields[2]),
                fields[3],
                words(fields[4]).stream().map(ExpansionCase::local).toList(),
                words(fields[5]).stream().map(ExpansionCase::local).toList(),
                local(fields[6]),
                words(fields[7]).stream().map(Instant::parse).toList());
    }

    private static LocalDateTime local(String text) {
        return text.contains("T")
                ? LocalDateTime.parse(text)
                : LocalDate.parse(text).atStartOfDay();
    }

    private static List<String> words(String field) {
        return field.isEmpty() ? List.of() : Arrays.asList(field.split(" "));
    }

    /** As the API reads and writes its times. */
    public String written(LocalDateTime time) {
        return allDay ? time.toLocalDate().toString() : time.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
