package org.almanac.ical.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.almanac.ical.ICalTime;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.ical.recur.TooManyInstancesException;
import org.almanac.ical.zone.OffsetChange;
import org.almanac.ical.zone.ZoneMatch;
import org.jspecify.annotations.Nullable;

/** The rules of a VTIMEZONE (RFC 5545 §3.6.5): its observances, and what they make of some years. */
final class ZoneDefinition {
    /** More than any zone had in a century. */
    private static final int MOST_OBSERVANCES = 500;

    private static final int MOST_CHANGES = 2_000;

    private final List<Observance> observances;

    /**
     * @param rule null when the onset does not come back
     * @param more onsets besides
     */
    private record Observance(
            LocalDateTime onset,
            ZoneOffset from,
            ZoneOffset to,
            @Nullable RecurrenceRule rule,
            List<LocalDateTime> more) {}

    private ZoneDefinition(List<Observance> observances) {
        this.observances = observances;
    }

    /**
     * @param rest what follows the VTIMEZONE in the file, beginning with its observances
     * @return empty when they cannot be read
     */
    static Optional<ZoneDefinition> read(List<RawComponent> rest) {
        List<Observance> observances = new ArrayList<>();
        for (RawComponent part : rest) {
            if (!part.name.equals("STANDARD") && !part.name.equals("DAYLIGHT")) {
                break;
            }
            Observance observance = observance(part);
            if (observance == null || observances.size() == MOST_OBSERVANCES) {
                return Optional.empty();
            }
            observances.add(observance);
        }
        return observances.isEmpty() ? Optional.empty() : Optional.of(new ZoneDefinition(observances));
    }

    /** What its observances say, as text: what is written alike means the same. @param rest as {@link #read} */
    static String written(List<RawComponent> rest) {
        StringBuilder written = new StringBuilder();
        int parts = 0;
        for (RawComponent part : rest) {
            if (!part.name.equals("STANDARD") && !part.name.equals("DAYLIGHT") || parts++ > MOST_OBSERVANCES) {
                break;
            }
            part.lines.stream()
                    .map(line -> line.name() + ":" + line.value() + "\n")
                    .sorted()
                    .forEach(written::append);
            written.append('\n');
        }
        return written.toString();
    }

    private static @Nullable Observance observance(RawComponent part) {
        String onset = part.text("DTSTART");
        String from = part.text("TZOFFSETFROM");
        String to = part.text("TZOFFSETTO");
        if (onset == null || from == null || to == null) {
            return null;
        }
        ContentLine rrule = part.line("RRULE");
        try {
            List<LocalDateTime> more = new ArrayList<>();
            for (ContentLine rdate : part.lines("RDATE")) {
                for (String value : rdate.value().split(",")) {
                    more.add(ICalTime.parseLocal(value.strip()));
                }
            }
            return new Observance(
                    ICalTime.parseLocal(onset),
                    ZoneOffset.of(from),
                    ZoneOffset.of(to),
                    rrule == null ? null : RecurrenceRule.parse(rrule.value().strip()),
                    more);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The only offset that it has; null when there are several. */
    @Nullable
    ZoneOffset onlyOffset() {
        List<ZoneOffset> offsets =
                observances.stream().map(Observance::to).distinct().toList();
        return offsets.size() == 1 ? offsets.get(0) : null;
    }

    /**
     * What holds at an instant, and what changes from then on.
     *
     * @return first what holds at {@code from}, as if it began then; empty when that cannot be told
     */
    List<OffsetChange> changes(Instant from, Instant to) {
        List<OffsetChange> all = new ArrayList<>();
        try {
            for (Observance observance : observances) {
                onsets(observance, from, to).stream()
                        .map(onset -> new OffsetChange(onset.toInstant(observance.from), observance.to))
                        .filter(change -> change.at().isBefore(to))
                        .forEach(all::add);
            }
        } catch (TooManyInstancesException e) {
            return List.of();
        }
        all.sort(Comparator.comparing(OffsetChange::at).thenComparing(OffsetChange::offset));
        return ZoneMatch.since(from, all);
    }

    /** Those in the stretch, and at least the last one before it. */
    private static List<LocalDateTime> onsets(Observance observance, Instant from, Instant to) {
        List<LocalDateTime> onsets = new ArrayList<>(observance.more);
        onsets.add(observance.onset);
        if (observance.rule != null) {
            // Rules of zones come back every year.
            LocalDateTime first =
                    LocalDateTime.ofInstant(from, observance.from).minusYears(1).minusDays(8);
            LocalDateTime end = LocalDateTime.ofInstant(to, observance.from);
            onsets.addAll(observance.rule.expand(observance.onset, observance.from, first, end, MOST_CHANGES));
        }
        return onsets;
    }
}
