package org.almanac.ical.read;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events out of a calendar that some program wrote (RFC 5545). One component that is broken costs itself and
 * nothing else; nothing that is in a file makes it fail.
 */
public final class ICalReader {
    /** Parts of calendars and of events, which are no entries of their own. */
    private static final Set<String> PARTS = Set.of("VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM");

    private final List<RawComponent> components;
    private final ZoneId defaultZone;
    private final Map<RawComponent, CalendarContext> calendars = new IdentityHashMap<>();
    private final Map<String, ZoneId> zonesOfFile;

    private ICalReader(List<RawComponent> components, ZoneId defaultZone) {
        this.components = components;
        this.defaultZone = defaultZone;
        zonesOfFile = FileZones.of(components);
    }

    /**
     * What became of each component that is an entry of its own, in the order of the file; what stands for the same event
     * (a series and its changed instances, an older version) is brought together.
     *
     * @param defaultZone of days and of times that name no zone, unless the calendar names one for all (X-WR-TIMEZONE)
     * @return empty when the file is no calendar
     * @throws TooLargeException when it has more lines or components than are kept
     */
    public static List<ReadComponent> read(byte[] file, ZoneId defaultZone) {
        return new ICalReader(ComponentReader.read(file), defaultZone).read();
    }

    /** Whether it is a calendar at all, however broken. */
    public static boolean isCalendar(byte[] file) {
        return ComponentReader.read(file).stream().anyMatch(component -> component.name.equals("VCALENDAR"));
    }

    private List<ReadComponent> read() {
        List<ReadComponent> items = new ArrayList<>();
        Map<Object, List<SeriesReader.Part>> byUid = new LinkedHashMap<>();
        for (RawComponent component : components) {
            if (!component.name.equals("VEVENT")) {
                if (isEntry(component)) {
                    items.add(ReadComponent.skipped(component, "A " + component.shownName() + " is no event."));
                }
                continue;
            }
            CalendarContext calendar = calendar(component);
            if (calendar.onlyTalks()) {
                items.add(ReadComponent.skipped(
                        component,
                        "METHOD:" + calendar.method() + " is between people who attend; it changes nothing."));
                continue;
            }
            @Nullable String uid = component.text("UID");
            byUid.computeIfAbsent(uid == null ? component : uid, key -> new ArrayList<>())
                    .add(new SeriesReader.Part(calendar, component));
        }
        byUid.values().forEach(same -> new EventVersions(same, items).read());
        return items;
    }

    private static boolean isEntry(RawComponent component) {
        return !PARTS.contains(component.name)
                && (component.around == null
                        ? component.name.startsWith("V")
                        : component.around.name.equals("VCALENDAR"));
    }

    private CalendarContext calendar(RawComponent component) {
        RawComponent around = component;
        while (around != null && !around.name.equals("VCALENDAR")) {
            around = around.around;
        }
        RawComponent key = Objects.requireNonNullElse(around, NOWHERE);
        CalendarContext known = calendars.get(key);
        if (known == null) {
            known = CalendarContext.of(around, zonesOfFile, defaultZone);
            calendars.put(key, known);
        }
        return known;
    }

    private static final RawComponent NOWHERE = new RawComponent("VCALENDAR", 0, null);
}
