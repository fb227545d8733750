package org.almanac.ical.zone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the IANA zone that a name means, as people and calendar programs write it: IANA names and links in any case,
 * Windows names ({@code W. Europe Standard Time}), what Outlook shows for them ({@code (UTC+01:00) Amsterdam, Berlin,
 * Bern}), and TZIDs with a vendor's prefix ({@code /citadel.org/20210210_1/Europe/London}, RFC 5545 §3.8.3.1).
 *
 * <p>A bare offset ({@code +02:00}, {@code GMT+2}) is not a zone: it says nothing about the other half of the year. For one
 * date it is enough, see {@link #offset}.
 */
public final class ZoneNames {
    private static final int LONGEST = 255;
    private static final Pattern SHOWN_BY_WINDOWS = Pattern.compile("\\((?:UTC|GMT)[^)]*\\)\\s*(.+)");
    private static final Pattern OFFSET =
            Pattern.compile("(?i)\\(?(?:UTC|GMT)?\\s*([+-])(\\d{1,2})(?:[:.]?(\\d{2}))?\\)?");

    /** How Exchange writes a zone as an address. */
    private static final String MICROSOFT = "tzone://microsoft/";

    private static final Set<String> UTC = Set.of(
            "utc",
            "z",
            "zulu",
            "gmt",
            "universal",
            "universal time",
            "coordinated universal time",
            "koordinierte weltzeit",
            "temps universel coordonné",
            "tiempo universal coordinado",
            "greenwich mean time");

    private static final Map<String, ZoneId> IANA = iana();
    private static final Map<String, ZoneId> WINDOWS = windows();

    private ZoneNames() {}

    /** @return empty when the name means no zone that is known here */
    public static Optional<ZoneId> resolve(String name) {
        String clean = unquoted(name.strip());
        if (clean.isEmpty() || clean.length() > LONGEST) {
            return Optional.empty();
        }
        String key = key(clean);
        if (key.startsWith(MICROSOFT)) {
            return resolve(clean.substring(MICROSOFT.length()));
        }
        if (UTC.contains(key)) {
            return Optional.of(ZoneId.of("UTC"));
        }
        return Optional.ofNullable(IANA.get(key))
                .or(() -> Optional.ofNullable(WINDOWS.get(key)))
                .or(() -> shownByWindows(clean))
                .or(() -> afterPrefix(key));
    }

    /** The offset that a name says and nothing else, such as {@code GMT+0200}, {@code UTC-5} or {@code +05:30}. */
    public static Optional<ZoneOffset> offset(String name) {
        Matcher offset = OFFSET.matcher(name.strip());
        if (!offset.matches()) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(offset.group(2));
        int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
        if (hours > 18 || minutes > 59 || hours == 18 && minutes > 0) {
            return Optional.empty();
        }
        int sign = offset.group(1).equals("-") ? -1 : 1;
        return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    }

    static Set<String> windowsNames() {
        return WINDOWS.keySet();
    }

    /** The same for names with other marks than theirs, as programs write them where nothing else says what is meant:
     * {@code US-Mountain}, {@code America/New York}. */
    public static Optional<ZoneId> alike(String name) {
        String key = key(unquoted(name.strip()).replace(' ', '_'));
        return resolve(name)
                .or(() -> Optional.ofNullable(IANA.get(key.contains("/") ? key : key.replaceFirst("-", "/"))));
    }

    private static Optional<ZoneId> shownByWindows(String name) {
        Matcher shown = SHOWN_BY_WINDOWS.matcher(name);
        if (!shown.matches()) {
            return Optional.empty();
        }
        if (UTC.contains(key(shown.group(1).strip()))) {
            return Optional.of(ZoneId.of("UTC"));
        }
        for (String place : shown.group(1).split("[,/]", -1)) {
            String city = key(place.strip()).replace(' ', '_');
            for (String region : new String[] {"europe/", "america/", "asia/", "africa/", "australia/", "pacific/"}) {
                ZoneId zone = IANA.get(region + city);
                if (zone != null) {
                    return Optional.of(zone);
                }
            }
        }
        // "Eastern Time (US & Canada)" is how Windows shows "Eastern Standard Time".
        String bare = shown.group(1).replaceFirst("\\s*\\(.*", "").replaceFirst("\\bTime$", "Standard Time");
        return Optional.ofNullable(WINDOWS.get(key(bare)));
    }

    private static Optional<ZoneId> afterPrefix(String key) {
        boolean vendor = key.startsWith("/");
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            String rest = key.substring(slash + 1);
            ZoneId zone = vendor || rest.contains("/") ? IANA.get(rest) : null;
            if (zone != null) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    private static String unquoted(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).strip()
                : name;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Map<String, ZoneId> iana() {
        Map<String, ZoneId> zones = new HashMap<>();
        for (String id : ZoneRulesProvider.getAvailableZoneIds()) {
            // SystemV/* are leftovers of Java's, in no other copy of the tz database.
            if (!id.startsWith("SystemV/")) {
                zones.put(key(id), ZoneId.of(id));
            }
        }
        zones.put("z", ZoneId.of("UTC"));
        return Map.copyOf(zones);
    }

    private static Map<String, ZoneId> windows() {
        Map<String, ZoneId> zones = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(ZoneNames.class.getResourceAsStream("windows-zones.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                ZoneId zone = tab < 0 ? null : IANA.get(key(line.substring(tab + 1)));
                if (zone != null) {
                    zones.put(key(line.substring(0, tab)), zone);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(zones);
    }
}
