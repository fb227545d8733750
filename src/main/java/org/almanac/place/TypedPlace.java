package org.almanac.place;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.almanac.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody says that an event is, and by which clock. A zone that was not typed follows from the place, and is asked
 * for where that leaves a doubt.
 *
 * @param allDay whether the hour does not matter
 * @param zoneAnyway whether the zone is meant, although the place goes by another
 */
public record TypedPlace(
        @Nullable String city,
        @Nullable String typedCountry,
        @Nullable String typedZone,
        boolean allDay,
        boolean zoneAnyway) {
    private static final int MOST_OFFERED = 4;

    /** The country's English name; what names no country as it was typed. */
    public static @Nullable String countryName(@Nullable String code) {
        return code == null
                ? null
                : Countries.code(code)
                        .map(known -> Countries.name(known, Locale.ENGLISH))
                        .orElse(code);
    }

    /** The country's code; what names no country as it was typed, for the rules to refuse. */
    public @Nullable String country() {
        return typedCountry == null ? null : Countries.code(typedCountry).orElse(typedCountry);
    }

    /** The zone's name: the one typed, or that of the place; null when neither is known. */
    public @Nullable String zone() {
        return typedZone == null
                ? guess().certain().map(ZoneId::getId).orElse(null)
                : PlaceZones.named(typedZone).map(ZoneId::getId).orElse(typedZone);
    }

    public boolean isGuessed() {
        return typedZone == null && guess().certain().isPresent();
    }

    public PlaceZones.Guess guess() {
        return PlaceZones.of(
                city, typedCountry == null ? null : Countries.code(typedCountry).orElse(null));
    }

    /** The place in a word or two; null when there is none. */
    public @Nullable String name() {
        return city == null ? countryName(typedCountry) : city;
    }

    /** The zone that the place goes by, when another was typed whose clocks show another time; null when all is well. */
    public @Nullable ZoneId contradicted() {
        Optional<ZoneId> typed = typedZone == null ? Optional.empty() : PlaceZones.named(typedZone);
        Optional<ZoneId> known = guess().certain();
        return typed.isEmpty() || known.isEmpty() || PlaceZones.alike(typed.get(), known.get()) ? null : known.get();
    }

    public Optional<FieldError> countryError() {
        return typedCountry == null || Countries.code(typedCountry).isPresent()
                ? Optional.empty()
                : Optional.of(new FieldError(
                        "venue.country",
                        "No country is called “" + typedCountry
                                + "”. Choose one from the list, or type its two letters."));
    }

    /** @param asIs whether place and zone are as they are stored already */
    public Optional<FieldError> zoneError(boolean asIs) {
        if (typedZone != null) {
            ZoneId other = contradicted();
            if (PlaceZones.named(typedZone).isEmpty()) {
                return Optional.of(zoneError("No time zone is called “" + typedZone
                        + "”. Name it by a city, such as Amsterdam, or as Europe/London."));
            }
            return other == null || allDay || asIs || zoneAnyway
                    ? Optional.empty()
                    : Optional.of(zoneError(name() + " goes by " + other + ", and the times are in " + zone()
                            + ". Empty the field to take that of the place, or tick that it is meant."));
        }
        List<ZoneId> possible = guess().zones();
        if (allDay || possible.size() == 1) {
            return Optional.empty();
        }
        if (possible.isEmpty()) {
            return Optional.of(zoneError(
                    name() == null
                            ? "Say by which clock the times are: give a city, or a time zone such as Europe/London."
                            : "Say the time zone of “" + name()
                                    + "”: it is not known here. Naming the country may do."));
        }
        String offered =
                possible.stream().limit(MOST_OFFERED).map(ZoneId::getId).collect(Collectors.joining(", "));
        return Optional.of(zoneError("Say the time zone of “" + name() + "”. There it may be " + offered
                + (possible.size() > MOST_OFFERED ? " or another." : ".")));
    }

    private static FieldError zoneError(String message) {
        return new FieldError("timeZone", message);
    }
}
