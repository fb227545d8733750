package org.almanac.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.almanac.ical.zone.ZoneNames;
import org.jspecify.annotations.Nullable;

/**
 * The time zones of places, from what is shipped with the service: nobody is asked over the network. Where a name means
 * several places, one that is several times as large as all others is meant; else it is not certain.
 */
public final class PlaceZones {
    /** So many times as large as the next of the name. */
    private static final int OUTGROWS = 5;

    private static final Instant NOW_OR_SO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, List<City>> CITIES = cities();
    private static final Map<String, List<ZoneId>> COUNTRIES = countries();

    private record City(String country, ZoneId zone, int size) {}

    private PlaceZones() {}

    /**
     * What is known of a place's zone.
     *
     * @param zones that it may be in, the likeliest first; one when that is certain, none when nothing is known
     */
    public record Guess(List<ZoneId> zones) {
        static final Guess NONE = new Guess(List.of());

        /** The zone, if there is no doubt. */
        public Optional<ZoneId> certain() {
            return zones.size() == 1 ? Optional.of(zones.get(0)) : Optional.empty();
        }
    }

    /** @param country ISO 3166-1 alpha-2 */
    public static Guess of(@Nullable String city, @Nullable String country) {
        List<ZoneId> ofCountry = country == null ? List.of() : COUNTRIES.getOrDefault(country, List.of());
        if (alike(ofCountry)) {
            // Among zones that are alike the city's own is the better name.
            return certainCity(city, country).map(PlaceZones::only).orElse(only(ofCountry.get(0)));
        }
        List<City> named = named(city, country);
        if (named.isEmpty()) {
            return ofCountry.isEmpty() ? Guess.NONE : new Guess(ofCountry);
        }
        return certainCity(city, country)
                .map(PlaceZones::only)
                .orElseGet(() ->
                        new Guess(named.stream().map(City::zone).distinct().toList()));
    }

    /**
     * The zone that somebody named: as {@link ZoneNames#resolve}, and also by a city alone.
     *
     * @return empty when that is no zone, or could be several
     */
    public static Optional<ZoneId> named(String typed) {
        return ZoneNames.resolve(typed).or(() -> {
            String key = Names.key(typed);
            return Optional.ofNullable(OfCities.ZONES.get(key)).or(() -> certainCity(typed, null));
        });
    }

    private static Guess only(ZoneId zone) {
        return new Guess(List.of(zone));
    }

    private static List<City> named(@Nullable String city, @Nullable String country) {
        if (city == null) {
            return List.of();
        }
        return CITIES.getOrDefault(Names.key(city), List.of()).stream()
                .filter(one -> country == null || one.country.equals(country))
                .toList();
    }

    private static Optional<ZoneId> certainCity(@Nullable String city, @Nullable String country) {
        List<City> named = named(city, country);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        City first = named.get(0);
        boolean sure = named.stream()
                .filter(one -> !alike(first.zone, one.zone))
                .allMatch(one -> first.size >= OUTGROWS * one.size);
        return sure ? Optional.of(first.zone) : Optional.empty();
    }

    private static boolean alike(List<ZoneId> zones) {
        return !zones.isEmpty() && zones.stream().allMatch(zone -> alike(zones.get(0), zone));
    }

    /** Whether their clocks show the same from now on. */
    public static boolean alike(ZoneId one, ZoneId other) {
        ZoneRules rules = one.getRules();
        ZoneRules others = other.getRules();
        return rules.getStandardOffset(NOW_OR_SO).equals(others.getStandardOffset(NOW_OR_SO))
                && rules.getTransitionRules().equals(others.getTransitionRules());
    }

    private static Map<String, List<City>> cities() {
        Map<String, List<City>> cities = new HashMap<>();
        read(
                "cities.tsv",
                fields -> zone(fields[2])
                        .ifPresent(zone -> cities.computeIfAbsent(Names.key(fields[0]), key -> new ArrayList<>())
                                .add(new City(fields[1], zone, Integer.parseInt(fields[3])))));
        cities.values().forEach(named -> named.sort((one, other) -> Integer.compare(other.size, one.size)));
        return cities;
    }

    private static Map<String, List<ZoneId>> countries() {
        Map<String, List<ZoneId>> countries = new LinkedHashMap<>();
        read("country-zones.tsv", fields -> {
            Set<ZoneId> zones = new LinkedHashSet<>();
            for (String name : fields[1].split(" ")) {
                zone(name).ifPresent(zones::add);
            }
            countries.put(fields[0], List.copyOf(zones));
        });
        return countries;
    }

    /** The zones that are named after a city, by it; none where two are. Read when first asked for. */
    private static final class OfCities {
        static final Map<String, ZoneId> ZONES = zones();

        private OfCities() {}

        private static Map<String, ZoneId> zones() {
            Map<String, ZoneId> zones = new HashMap<>();
            for (List<ZoneId> ofCountry : COUNTRIES.values()) {
                for (ZoneId zone : ofCountry) {
                    String id = zone.getId();
                    zones.put(Names.key(id.substring(id.lastIndexOf('/') + 1)), zone);
                }
            }
            return zones;
        }
    }

    /** A zone that this Java platform does not know is left out. */
    private static Optional<ZoneId> zone(String name) {
        return ZoneNames.resolve(name);
    }

    private static void read(String resource, Consumer<String[]> row) {
        try (InputStream stream = Objects.requireNonNull(PlaceZones.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.isEmpty()) {
                    row.accept(line.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
