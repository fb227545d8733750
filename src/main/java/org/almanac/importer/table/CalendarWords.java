package org.almanac.importer.table;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Months and days of the week by their names and abbreviations, in English, German, French and Spanish. */
final class CalendarWords {
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"));
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    private static final Pattern ACCENTS = Pattern.compile("[\\p{M}.]+");
    private static final Map<String, Month> MONTHS = months();
    private static final Map<String, DayOfWeek> DAYS = days();

    private CalendarWords() {}

    static @Nullable Month month(String word) {
        return MONTHS.get(plain(word));
    }

    static @Nullable DayOfWeek dayOfWeek(String word) {
        return DAYS.get(plain(word));
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>();
        for (Locale language : LANGUAGES) {
            for (Month month : Month.values()) {
                STYLES.forEach(style -> months.put(plain(month.getDisplayName(style, language)), month));
            }
        }
        // As they are shortened besides.
        months.putAll(Map.of(
                "sept", Month.SEPTEMBER,
                "set", Month.SEPTEMBER,
                "setiembre", Month.SEPTEMBER,
                "mrz", Month.MARCH,
                "maerz", Month.MARCH,
                "jaenner", Month.JANUARY,
                "janner", Month.JANUARY,
                "feber", Month.FEBRUARY,
                "juil", Month.JULY));
        return Map.copyOf(months);
    }

    private static Map<String, DayOfWeek> days() {
        Map<String, DayOfWeek> days = new HashMap<>();
        for (Locale language : LANGUAGES) {
            for (DayOfWeek day : DayOfWeek.values()) {
                STYLES.forEach(style -> days.putIfAbsent(plain(day.getDisplayName(style, language)), day));
            }
        }
        days.putAll(Map.of(
                "tues", DayOfWeek.TUESDAY,
                "weds", DayOfWeek.WEDNESDAY,
                "thur", DayOfWeek.THURSDAY,
                "thurs", DayOfWeek.THURSDAY,
                "sonnabend", DayOfWeek.SATURDAY));
        return Map.copyOf(days);
    }

    private static String plain(String word) {
        String apart = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return ACCENTS.matcher(apart).replaceAll("");
    }
}
