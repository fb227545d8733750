package org.almanac.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries (ISO 3166-1) by what people call them in English, German, French and Spanish. */
public final class Countries {
    private static final int LONGEST = 100;

    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"));

    /** What the Java platform's locale data have otherwise. */
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("United States of America", "US"),
            Map.entry("America", "US"),
            Map.entry("U.S.", "US"),
            Map.entry("U.S.A.", "US"),
            Map.entry("Vereinigte Staaten von Amerika", "US"),
            Map.entry("Etats-Unis d’Amérique", "US"),
            Map.entry("EE. UU.", "US"),
            Map.entry("UK", "GB"),
            Map.entry("U.K.", "GB"),
            Map.entry("Great Britain", "GB"),
            Map.entry("Großbritannien", "GB"),
            Map.entry("Grande-Bretagne", "GB"),
            Map.entry("Gran Bretaña", "GB"),
            Map.entry("England", "GB"),
            Map.entry("Angleterre", "GB"),
            Map.entry("Inglaterra", "GB"),
            Map.entry("Scotland", "GB"),
            Map.entry("Schottland", "GB"),
            Map.entry("Wales", "GB"),
            Map.entry("Northern Ireland", "GB"),
            Map.entry("UAE", "AE"),
            Map.entry("Korea", "KR"),
            Map.entry("Republic of Korea", "KR"),
            Map.entry("Czech Republic", "CZ"),
            Map.entry("Tschechische Republik", "CZ"),
            Map.entry("République tchèque", "CZ"),
            Map.entry("República Checa", "CZ"),
            Map.entry("Macedonia", "MK"),
            Map.entry("Turkey", "TR"),
            Map.entry("Türkiye", "TR"),
            Map.entry("Holland", "NL"),
            Map.entry("Hollande", "NL"),
            Map.entry("Holanda", "NL"),
            Map.entry("The Netherlands", "NL"),
            Map.entry("Nederland", "NL"),
            Map.entry("Hong Kong", "HK"),
            Map.entry("Macau", "MO"),
            Map.entry("Bosnia and Herzegovina", "BA"),
            Map.entry("Viet Nam", "VN"),
            Map.entry("Russian Federation", "RU"),
            Map.entry("Burma", "MM"),
            Map.entry("Ivory Coast", "CI"),
            Map.entry("Cape Verde", "CV"),
            Map.entry("Swaziland", "SZ"),
            Map.entry("España", "ES"),
            Map.entry("Italia", "IT"),
            Map.entry("Österreich", "AT"),
            Map.entry("Polska", "PL"),
            Map.entry("Sverige", "SE"),
            Map.entry("Danmark", "DK"),
            Map.entry("Norge", "NO"),
            Map.entry("Suomi", "FI"),
            Map.entry("Éire", "IE"),
            Map.entry("Brasil", "BR"));

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /**
     * The code of the country that somebody named, by its name or its code of two or three letters.
     *
     * @return empty when no country is called so
     */
    public static Optional<String> code(String typed) {
        return typed.length() > LONGEST ? Optional.empty() : Optional.ofNullable(CODES.get(Names.key(typed)));
    }

    /** @param code ISO 3166-1 alpha-2; one that nobody knows is given back as it is */
    public static String name(String code, Locale language) {
        return CODES.containsKey(Names.key(code)) ? region(code).getDisplayCountry(language) : code;
    }

    /** The names of all countries, in the order of that language. */
    public static List<String> names(Locale language) {
        java.text.Collator order = java.text.Collator.getInstance(language);
        List<String> names = new ArrayList<>(Arrays.stream(Locale.getISOCountries())
                .map(code -> region(code).getDisplayCountry(language))
                .toList());
        names.sort(order);
        return List.copyOf(names);
    }

    private static Locale region(String code) {
        return new Locale.Builder().setRegion(code).build();
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (Locale language : LANGUAGES) {
            for (String code : Locale.getISOCountries()) {
                codes.putIfAbsent(Names.key(region(code).getDisplayCountry(language)), code);
            }
        }
        ALSO.forEach((name, code) -> codes.put(Names.key(name), code));
        for (String code : Locale.getISOCountries()) {
            codes.put(Names.key(region(code).getISO3Country()), code);
        }
        for (String code : Locale.getISOCountries()) {
            codes.put(Names.key(code), code);
        }
        return Map.copyOf(codes);
    }
}
