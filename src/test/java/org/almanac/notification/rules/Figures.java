package org.almanac.notification.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a walk came upon, so that a long one without a difference says something. */
final class Figures {
    private final Map<String, Integer> counts = new TreeMap<>();

    void count(String what) {
        count(what, 1);
    }

    void count(String what, int times) {
        counts.merge(what, times, Integer::sum);
    }

    int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    /** The clock goes from one look to the next. */
    void pass(Instant from, Instant to, List<String> zones) {
        for (String name : zones) {
            ZoneId zone = ZoneId.of(name);
            for (ZoneOffsetTransition change = zone.getRules().nextTransition(from);
                    change != null && !change.getInstant().isAfter(to);
                    change = zone.getRules().nextTransition(change.getInstant())) {
                count(change.isGap() ? "clocks forward: " + name : "clocks back: " + name);
            }
        }
        LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
        for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC).plusDays(1);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            count("days");
            if (day.getDayOfMonth() == 1) {
                count("days: first of a month");
            }
            if (day.getMonthValue() == 2 && day.getDayOfMonth() == 29) {
                count("days: 29 February");
            }
        }
    }

    /** How all that was ever owed ended. */
    void take(Collection<KnownReader> readers) {
        readers.stream()
                .flatMap(reader -> reader.ledger.values().stream())
                .filter(notice -> notice.skipped != null)
                .forEach(notice -> count("not told: " + notice.skipped));
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
