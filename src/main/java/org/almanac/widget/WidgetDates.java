package org.almanac.widget;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.WeekFields;
import java.util.Locale;
import org.almanac.event.EventTime;
import org.almanac.event.dates.WhenWords;
import org.almanac.time.DateWords;
import org.almanac.web.DateBlock;

/** Dates in the language of a widget, as the script has them from the browser. */
record WidgetDates(Locale locale) {

    /** The leaf of a calendar. */
    DateBlock block(EventTime time) {
        LocalDate first = time.firstDay();
        LocalDate last = WhenWords.lastDay(time);
        return new DateBlock(
                first.toString(),
                format("LLL", first),
                String.valueOf(first.getDayOfMonth()),
                first.equals(last) ? format("cccc", first) : "– " + dayAndMonth(last, "LLL"));
    }

    /** "8 Jun". */
    String shortDay(LocalDate day) {
        return dayAndMonth(day, "MMM");
    }

    /** "8 June". */
    String day(LocalDate day) {
        return dayAndMonth(day, "MMMM");
    }

    /** "8–10 June 2027", "8 June 2027, 09:00–17:30 BST". */
    String line(EventTime time) {
        if (isEnglish()) {
            return WhenWords.line(time);
        }
        LocalDate first = time.firstDay();
        LocalDate last = WhenWords.lastDay(time);
        String end = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(last);
        if (!first.equals(last)) {
            return (first.getYear() == last.getYear() ? day(first) : format("d MMMM uuuu", first)) + " – " + end;
        }
        return time.allDay()
                ? end
                : end + ", " + DateWords.clock(time.start().toLocalTime()) + " "
                        + format("zzz", time.startsAt().atZone(time.zone()));
    }

    /** "June 2027". */
    String month(YearMonth month) {
        return format(locale.getLanguage().equals("es") ? "LLLL 'de' uuuu" : "LLLL uuuu", month);
    }

    /** "M", and in full for those who hear it. */
    String weekday(DayOfWeek day, TextStyle style) {
        return day.getDisplayName(style, locale);
    }

    /** "United Kingdom"; a code that nobody knows is given back as it is. */
    String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    /** Monday, unless the language is that of a country which thinks otherwise. */
    DayOfWeek firstWeekday() {
        return locale.getCountry().isEmpty()
                ? DayOfWeek.MONDAY
                : WeekFields.of(locale).getFirstDayOfWeek();
    }

    private String dayAndMonth(LocalDate day, String month) {
        return format(
                switch (locale.getLanguage()) {
                    case "de" -> "d. " + month;
                    case "es" -> month.equals("MMMM") ? "d 'de' " + month : "d " + month;
                    default -> "d " + month;
                },
                day);
    }

    private boolean isEnglish() {
        return locale.getLanguage().equals("en");
    }

    private String format(String pattern, TemporalAccessor date) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }
}
