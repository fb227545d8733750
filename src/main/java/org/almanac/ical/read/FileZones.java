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
import org.almanac.ical.zone.ZoneMatch;
import org.almanac.ical.zone.ZoneNames;
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

    private final List<RawComponent> components;

    private FileZones(List<RawComponent> components) {
        this.components = components;
    }

    static Map<String, ZoneId> of(List<RawComponent> components) {
        FileZones file = new FileZones(components);
        Map<String, ZoneId> zones = new HashMap<>();
        for (int i = 0; i < components.size(); i++) {
            RawComponent component = components.get(i);
            String tzid = component.name.equals("VTIMEZONE") ? component.text("TZID") : null;
            if (tzid != null
                    && !zones.containsKey(tzid)
                    && ZoneNames.resolve(tzid).isEmpty()) {
                file.meant(tzid, component, components.subList(i + 1, components.size()))
                        .ifPresent(zone -> zones.put(tzid, zone));
            }
        }
        return zones;
    }

    private Optional<ZoneId> meant(String tzid, RawComponent zone, List<RawComponent> rest) {
        for (String property : List.of("X-LIC-LOCATION", "X-MICROSOFT-CDO-TZID", "TZID-ALIAS-OF")) {
            String name = zone.text(property);
            Optional<ZoneId> known = name == null ? Optional.empty() : ZoneNames.resolve(name);
            if (known.isPresent()) {
                return known;
            }
        }
        return ZoneDefinition.read(rest).flatMap(definition -> {
            @Nullable ZoneId only = definition.onlyOffset();
            return only == null ? withTheSameRules(tzid, definition) : Optional.of(only);
        });
    }

    private Optional<ZoneId> withTheSameRules(String tzid, ZoneDefinition definition) {
        IntSummaryStatistics years = new IntSummaryStatistics();
        for (RawComponent component : components) {
            boolean recurs = component.line("RRULE") != null;
            for (ContentLine line : component.lines) {
                if (tzid.equals(line.parameter("TZID"))) {
                    accept(years, line.value(), recurs);
                }
            }
        }
        if (years.getCount() == 0 || years.getMax() - years.getMin() > MOST_YEARS) {
            return Optional.empty();
        }
        Instant from = startOf(years.getMin());
        Instant to = startOf(years.getMax() + 1);
        return ZoneMatch.find(definition.changes(from, to), from, to);
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
