package org.almanac.time;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The languages that readers are written to in, and how each writes a day. */
public enum Language {
    ENGLISH("en", "d", "d MMMM", " uuuu"),
    GERMAN("de", "d.", "d. MMMM", " uuuu"),
    FRENCH("fr", "d", "d MMMM", " uuuu"),
    SPANISH("es", "d", "d 'de' MMMM", " 'de' uuuu");

    private final Locale locale;
    private final DateTimeFormatter dayOfMonth;
    private final DateTimeFormatter dayAndMonth;
    private final DateTimeFormatter day;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter fullDay;
    private final DateTimeFormatter month;
    private final DateTimeFormatter leafMonth;
    private final DateTimeFormatter leafWeekday;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter zone;
    private final DateTimeFormatter zoneAllYear;

    Language(String tag, String dayOfMonth, String dayAndMonth, String year) {
        locale = Locale.forLanguageTag(tag);
        String comma = tag.equals("de") || tag.equals("es") ? "," : "";
        this.dayOfMonth = formatter(dayOfMonth);
        this.dayAndMonth = formatter(dayAndMonth);
        day = formatter(dayAndMonth + year);
        weekday = formatter("EEEE" + comma + " " + dayAndMonth);
        fullDay = formatter("EEEE" + comma + " " + dayAndMonth + year);
        month = formatter("LLLL" + year);
        leafMonth = formatter("LLL");
        leafWeekday = formatter("cccc");
        clock = formatter("HH:mm");
        zone = formatter("zzzz");
        zoneAllYear = formatter("vvvv");
    }

    /** The language of a locale; English for one that is not among them. */
    public static Language of(Locale reader) {
        for (Language language : values()) {
            if (language.locale.getLanguage().equals(reader.getLanguage())) {
                return language;
            }
        }
        return ENGLISH;
    }

    /**
     * The first of the wanted languages that is among them.
     *
     * @param wanted the most wanted first; a wildcard asks for nothing
     */
    public static Language preferred(List<Locale> wanted, Language otherwise) {
        for (Locale locale : wanted) {
            for (Language language : values()) {
                if (language.locale.getLanguage().equals(locale.getLanguage())) {
                    return language;
                }
            }
        }
        return otherwise;
    }

    public String tag() {
        return locale.toLanguageTag();
    }

    public Locale locale() {
        return locale;
    }

    /** "8", "8.". */
    public DateTimeFormatter dayOfMonth() {
        return dayOfMonth;
    }

    /** "8 June". */
    public DateTimeFormatter dayAndMonth() {
        return dayAndMonth;
    }

    /** "8 June 2027". */
    public DateTimeFormatter day() {
        return day;
    }

    /** "Tuesday 8 June". */
    public DateTimeFormatter weekday() {
        return weekday;
    }

    /** "Tuesday 8 June 2027". */
    public DateTimeFormatter fullDay() {
        return fullDay;
    }

    /** "June 2027". */
    public DateTimeFormatter month() {
        return month;
    }

    /** "Jun". */
    public DateTimeFormatter leafMonth() {
        return leafMonth;
    }

    /** "Tuesday". */
    public DateTimeFormatter leafWeekday() {
        return leafWeekday;
    }

    /** "09:00". */
    public DateTimeFormatter clock() {
        return clock;
    }

    /** "British Summer Time". */
    public DateTimeFormatter zone() {
        return zone;
    }

    /** "British Time", in summer and winter. */
    public DateTimeFormatter zoneAllYear() {
        return zoneAllYear;
    }

    /** The first day of a month is an ordinal in French, which no pattern says. */
    private DateTimeFormatter formatter(String pattern) {
        int at = pattern.indexOf('d');
        if (!locale.getLanguage().equals("fr") || at < 0) {
            return DateTimeFormatter.ofPattern(pattern, locale);
        }
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        if (at > 0) {
            builder.appendPattern(pattern.substring(0, at));
        }
        builder.appendText(ChronoField.DAY_OF_MONTH, FrenchDays.NAMES);
        if (at + 1 < pattern.length()) {
            builder.appendPattern(pattern.substring(at + 1));
        }
        return builder.toFormatter(locale);
    }

    private static final class FrenchDays {
        private static final Map<Long, String> NAMES = IntStream.rangeClosed(1, 31)
                .boxed()
                .collect(Collectors.toMap(Integer::longValue, day -> day == 1 ? "1er" : String.valueOf(day)));
    }
}
