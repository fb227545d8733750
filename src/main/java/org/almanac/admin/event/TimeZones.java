package org.almanac.admin.event;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Time zones to choose from: those of the places where most events are first, then all that name a place. */
final class TimeZones {
    private static final List<String> COMMON = List.of(
            "UTC",
            "Europe/London",
            "Europe/Paris",
            "Europe/Berlin",
            "Europe/Madrid",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Sao_Paulo",
            "Asia/Dubai",
            "Asia/Kolkata",
            "Asia/Singapore",
            "Asia/Shanghai",
            "Asia/Tokyo",
            "Australia/Sydney");

    private static final Pattern PLACE =
            Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    private static final List<String> PLACES = ZoneId.getAvailableZoneIds().stream()
            .filter(PLACE.asMatchPredicate())
            .sorted()
            .toList();

    private TimeZones() {}

    /** @param site the site's own zone, which comes before all others */
    static List<String> startingWith(ZoneId site) {
        Set<String> zones = new LinkedHashSet<>();
        zones.add(site.getId());
        zones.addAll(COMMON);
        zones.addAll(PLACES);
        return zones.stream().collect(Collectors.toUnmodifiableList());
    }
}
