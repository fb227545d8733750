package org.almanac.ical;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The zones that a file defines for itself (VTIMEZONE). A name of its own is understood where it stands for a known zone
 * or for one offset all year; rules that exist nowhere else are not followed.
 */
final class FileZones {
    private FileZones() {}

    static Map<String, ZoneId> of(List<RawComponent> components) {
        Map<String, ZoneId> zones = new HashMap<>();
        for (int i = 0; i < components.size(); i++) {
            RawComponent component = components.get(i);
            String tzid = component.name.equals("VTIMEZONE") ? component.text("TZID") : null;
            if (tzid != null && ZoneNames.resolve(tzid).isEmpty()) {
                meant(component, components.subList(i + 1, components.size())).ifPresent(zone -> zones.put(tzid, zone));
            }
        }
        return zones;
    }

    private static Optional<ZoneId> meant(RawComponent zone, List<RawComponent> rest) {
        for (String property : List.of("X-LIC-LOCATION", "X-MICROSOFT-CDO-TZID", "TZID-ALIAS-OF")) {
            String name = zone.text(property);
            Optional<ZoneId> known = name == null ? Optional.empty() : ZoneNames.resolve(name);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.ofNullable(onlyOffset(rest));
    }

    private static @Nullable ZoneId onlyOffset(List<RawComponent> rest) {
        ZoneId only = null;
        for (RawComponent part : rest) {
            if (!part.name.equals("STANDARD") && !part.name.equals("DAYLIGHT")) {
                break;
            }
            String offset = part.text("TZOFFSETTO");
            ZoneId zone = offset == null ? null : offset(offset);
            if (zone == null || (only != null && !only.equals(zone))) {
                return null;
            }
            only = zone;
        }
        return only;
    }

    private static @Nullable ZoneId offset(String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
