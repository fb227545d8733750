package org.almanac.ical.read;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.almanac.ical.zone.ZoneNames;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events out of a calendar that some program wrote (RFC 5545). One component that is broken costs itself and
 * nothing else; nothing that is in a file makes it fail.
 */
public final class ICalReader {
    private ICalReader() {}

    /**
     * The events in the order of the file; what stands for the same event (a series and its changed instances, an older
     * version) is brought together.
     *
     * @param defaultZone of days and of times that name no zone, unless the file names one for all (X-WR-TIMEZONE)
     * @return empty when the file is no calendar
     */
    public static List<ReadComponent> read(byte[] file, ZoneId defaultZone) {
        List<RawComponent> components = ComponentReader.read(file);
        ZoneId zone = calendarZone(components).orElse(defaultZone);
        EventReader reader = new EventReader(new TimeReader(FileZones.of(components), zone), zone);
        List<ReadComponent> items = new ArrayList<>();
        for (List<RawComponent> same : byUid(components).values()) {
            reader.read(same, items);
        }
        return items;
    }

    /** Whether it is a calendar at all, however broken. */
    public static boolean isCalendar(byte[] file) {
        return ComponentReader.read(file).stream().anyMatch(component -> component.name.equals("VCALENDAR"));
    }

    private static Optional<ZoneId> calendarZone(List<RawComponent> components) {
        return components.stream()
                .filter(component -> component.name.equals("VCALENDAR"))
                .findFirst()
                .map(calendar -> calendar.text("X-WR-TIMEZONE"))
                .flatMap(ZoneNames::resolve);
    }

    private static Map<Object, List<RawComponent>> byUid(List<RawComponent> components) {
        Map<Object, List<RawComponent>> byUid = new LinkedHashMap<>();
        for (RawComponent component : components) {
            if (component.name.equals("VEVENT")) {
                @Nullable String uid = component.text("UID");
                byUid.computeIfAbsent(uid == null ? component : uid, key -> new ArrayList<>())
                        .add(component);
            }
        }
        return byUid;
    }
}
