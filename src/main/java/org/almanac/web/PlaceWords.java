package org.almanac.web;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Places as people write them in English. */
public final class PlaceWords {
    private PlaceWords() {}

    /** @param code ISO 3166-1 alpha-2; one that nobody knows is given back as it is */
    public static String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }

    /** The parts that are there, joined by commas and none said twice ("Singapore"). */
    public static String line(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
    }
}
