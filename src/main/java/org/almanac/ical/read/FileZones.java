package org.almanac.ical.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.almanac.ical.zone.OffsetChange;
import org.almanac.ical.zone.ZoneMatch;
import org.almanac.ical.zone.ZoneNames;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;

/**
 * The zones that a file defines for itself (VTIMEZONE). A name of its own is understood where it stands for a known
 * zone, for one offset all year, or for rules that a known zone has in the years of the file's events; rules that exist
 * nowhere else are not followed.
 */
final class FileZones {
    /** How far a rule is looked at that goes on for ever. */
    private static final int YEARS_AHEAD = 3;

    private static final int MOST_YEARS = 60;

    /** More definitions than any file needs; each is compared with all zones there are. */
    private static final int MOST_DEFINITIONS = 500;

    /** The years of the events that name a zone. */
    private final Map<String, IntSummaryStatistics> years = new HashMap<>();

    private final Map<Definition, Optional<ZoneId>> known = new HashMap<>();
    private int compared;

    /**
     * A definition as it is written, and the years in which it is asked for.
     *
     * @param years null when no event names it, or they are too many
     */
    private record Definition(String written, @Nullable Range years) {}

    private FileZones(List<RawComponent> components) {
        for (RawComponent component : components) {
            boolean recurs = component.line("RRULE") != null;
            for (ContentLine line : component.lines) {
                @Nullable String tzid = line.parameter("TZID");
                if (tzid != null) {
                    accept(years.computeIfAbsent(tzid, name -> new IntSummaryStatistics()), line.value(), recurs);
                }
            }
            String floating = component.name.equals("VCALENDAR") ? component.text("X-WR-TIMEZONE") : null;
            if (floating != null) {
                years.computeIfAbsent(floating, name -> new IntSummaryStatistics());
            }
        }
    }

    static Map<String, ZoneId> of(List<RawComponent> components) {
        FileZones file = new FileZones(components);
        Map<String, ZoneId> zones = new HashMap<>();
        for (int i = 0; i < components.size(); i++) {
            RawComponent component = components.get(i);
            String tzid = component.name.equals("VTIMEZONE") ? component.text("TZID") : null;
            if (tzid != null && file.years.containsKey(tzid) && !zones.containsKey(tzid) && !isPlace(tzid)) {
                file.meant(tzid, component, components.subList(i + 1, components.size()))
                        .ifPresent(zone -> zones.put(tzid, zone));
            }
        }
        return zones;
    }

    /** EST is New York to most who write it, and an offset all year to the tz database: there the definition decides. */
    private static boolean isPlace(String tzid) {
        return ZoneNames.resolve(tzid)
                .filter(zone -> zone.getId().contains("/") || zone.normalized().equals(ZoneOffset.UTC))
                .isPresent();
    }

    private Optional<ZoneId> meant(String tzid, RawComponent zone, List<RawComponent> rest) {
        for (String property : List.of("X-LIC-LOCATION", "X-MICROSOFT-CDO-TZID", "TZID-ALIAS-OF")) {
            String name = zone.text(property);
            Optional<ZoneId> known = name == null ? Optional.empty() : ZoneNames.resolve(name);
            if (known.isPresent()) {
                return known;
            }
        }
        return known.computeIfAbsent(new Definition(ZoneDefinition.written(rest), range(tzid)), definition -> {
            // Counted before it is worked out, as that is what takes time.
            return compared++ < MOST_DEFINITIONS
                    ? ZoneDefinition.read(rest).flatMap(read -> find(read, definition.years))
                    : Optional.empty();
        });
    }

    private static Optional<ZoneId> find(ZoneDefinition definition, @Nullable Range years) {
        @Nullable ZoneOffset only = definition.onlyOffset();
        if (only != null) {
            // A zone that has this offset and no other in the years of the events; else the offset itself.
            return years == null || only.getTotalSeconds() == 0
                    ? Optional.of(only)
                    : ZoneMatch.find(List.of(new OffsetChange(years.from(), only)), years.from(), years.to())
                            .or(() -> Optional.of(only));
        }
        return years == null
                ? Optional.empty()
                : ZoneMatch.find(definition.changes(years.from(), years.to()), years.from(), years.to());
    }

    private @Nullable Range range(String tzid) {
        IntSummaryStatistics named = years.get(tzid);
        if (named == null || named.getCount() == 0 || named.getMax() - named.getMin() > MOST_YEARS) {
            return null;
        }
        return new Range(startOf(named.getMin()), startOf(named.getMax() + 1));
    }

    private static void accept(IntSummaryStatistics years, String values, boolean recurs) {
        for (String value : values.split(",")) {
            String year = value.strip();
            if (year.matches("\\d{8}.*")) {
                int number = Integer.parseInt(year.substring(0, 4));
                years.accept(number);
                years.accept(recurs ? number + YEARS_AHEAD : number);
            }
        }
    }

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
