package org.almanac.importer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries as people write them in English, to their ISO 3166-1 codes. */
public final class CountryNames {
    /** What differs from the names in the Java platform's locale data; spelled as {@link #plain} leaves it. */
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("usa", "US"),
            Map.entry("united states of america", "US"),
            Map.entry("uk", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("england", "GB"),
            Map.entry("scotland", "GB"),
            Map.entry("wales", "GB"),
            Map.entry("northern ireland", "GB"),
            Map.entry("uae", "AE"),
            Map.entry("korea", "KR"),
            Map.entry("republic of korea", "KR"),
            Map.entry("south korea", "KR"),
            Map.entry("czech republic", "CZ"),
            Map.entry("czechia", "CZ"),
            Map.entry("macedonia", "MK"),
            Map.entry("turkey", "TR"),
            Map.entry("türkiye", "TR"),
            Map.entry("holland", "NL"),
            Map.entry("the netherlands", "NL"),
            Map.entry("hong kong", "HK"),
            Map.entry("macau", "MO"),
            Map.entry("bosnia and herzegovina", "BA"),
            Map.entry("viet nam", "VN"),
            Map.entry("russian federation", "RU"),
            Map.entry("burma", "MM"),
            Map.entry("ivory coast", "CI"),
            Map.entry("cape verde", "CV"),
            Map.entry("swaziland", "SZ"));

    private static final Map<String, String> CODES = codes();

    private CountryNames() {}

    public static Optional<String> code(String name) {
        return Optional.ofNullable(CODES.get(plain(name)));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            codes.put(plain(code), code);
            codes.put(plain(new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH)), code);
        }
        codes.putAll(ALSO);
        return Map.copyOf(codes);
    }

    private static String plain(String name) {
        return name.replace(".", "").replace("&", "and").strip().toLowerCase(Locale.ROOT);
    }
}
