package org.almanac.ical.zone;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the zone that has given changes of the clocks. Of several, that which most people know: the one that a list
 * names, else one that stands for a Windows zone, else the first by name. So it is the same one at every import.
 */
public final class ZoneMatch {
    /** For each common set of rules the zone by which it is known. */
    private static final List<String> WELL_KNOWN = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Halifax",
            "America/St_Johns",
            "America/Sao_Paulo",
            "America/Mexico_City",
            "America/Bogota",
            "Europe/London",
            "Europe/Berlin",
            "Europe/Helsinki",
            "Europe/Istanbul",
            "Europe/Moscow",
            "Africa/Lagos",
            "Africa/Johannesburg",
            "Africa/Cairo",
            "Asia/Jerusalem",
            "Asia/Dubai",
            "Asia/Karachi",
            "Asia/Kolkata",
            "Asia/Bangkok",
            "Asia/Singapore",
            "Asia/Tokyo",
            "Australia/Sydney",
            "Australia/Brisbane",
            "Australia/Adelaide",
            "Pacific/Auckland");

    private static final List<ZoneId> CANDIDATES = candidates();

    private ZoneMatch() {}

    /**
     * @param changes first what holds at {@code from}, then what changes before {@code to}
     * @return empty when no zone has exactly these
     */
    public static Optional<ZoneId> find(List<OffsetChange> changes, Instant from, Instant to) {
        return changes.isEmpty()
                ? Optional.empty()
                : CANDIDATES.stream()
                        .filter(zone -> changes(zone.getRules(), from, to).equals(changes))
                        .findFirst();
    }

    private static List<OffsetChange> changes(ZoneRules rules, Instant from, Instant to) {
        List<OffsetChange> changes = new ArrayList<>();
        changes.add(new OffsetChange(from, rules.getOffset(from)));
        for (ZoneOffsetTransition next = rules.nextTransition(from);
                next != null && next.getInstant().isBefore(to);
                next = rules.nextTransition(next.getInstant())) {
            changes.add(new OffsetChange(next.getInstant(), next.getOffsetAfter()));
        }
        return changes;
    }

    /**
     * @param changes in order
     * @return the last one up to an instant, as if it began then, and those after it that change anything; empty when
     *     none holds at that instant
     */
    public static List<OffsetChange> since(Instant from, List<OffsetChange> changes) {
        List<OffsetChange> since = new ArrayList<>();
        for (OffsetChange change : changes) {
            if (!change.at().isAfter(from)) {
                since.clear();
                since.add(new OffsetChange(from, change.offset()));
            } else if (since.isEmpty()) {
                return List.of();
            } else if (!since.get(since.size() - 1).offset().equals(change.offset())) {
                since.add(change);
            }
        }
        return since;
    }

    private static List<ZoneId> candidates() {
        Set<String> ids = new LinkedHashSet<>(WELL_KNOWN);
        Set<String> ofWindows = new TreeSet<>();
        ZoneNames.windowsNames()
                .forEach(name -> ZoneNames.resolve(name).map(ZoneId::getId).ifPresent(ofWindows::add));
        ids.addAll(ofWindows);
        // Zones of places: the others are old names, and offsets that say nothing about the other half of the year.
        new TreeSet<>(ZoneId.getAvailableZoneIds())
                .stream()
                        .filter(id -> id.contains("/"))
                        .filter(id -> !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                        .forEach(ids::add);
        return ids.stream()
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .toList();
    }
}
