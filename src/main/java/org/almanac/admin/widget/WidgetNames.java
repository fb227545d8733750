package org.almanac.admin.widget;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.almanac.admin.NameList;
import org.almanac.admin.Option;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.register.Registers;

/**
 * What a widget's events can be chosen by.
 *
 * @param countries every one, by ISO 3166 code
 * @param languages those that the widget's words are written in first, then those that only its dates can be in
 */
public record WidgetNames(
        NameList tags, NameList series, NameList organisers, List<Option> countries, List<Option> languages) {
    private static final List<String> TRANSLATED = List.of("en", "de", "fr", "es");

    private static final List<Option> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .map(code -> new Option(
                    code, new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH)))
            .sorted(Comparator.comparing(Option::label))
            .toList();

    private static final List<Option> LANGUAGES = Stream.concat(
                    TRANSLATED.stream().map(code -> language(code, "")),
                    Arrays.stream(Locale.getAvailableLocales())
                            .map(Locale::getLanguage)
                            .filter(code -> code.length() == 2 && !TRANSLATED.contains(code))
                            .distinct()
                            .map(code -> language(code, " (only the dates)"))
                            .sorted(Comparator.comparing(Option::label)))
            .toList();

    static WidgetNames of(Registers registers) {
        return of(
                registers.tags().all(),
                registers.series().all(),
                registers.organisers().all());
    }

    static WidgetNames of(List<Tag> tags, List<Series> series, List<Organiser> organisers) {
        return new WidgetNames(
                NameList.of(tags, Tag::slug, Tag::name),
                NameList.of(series, Series::slug, Series::name),
                NameList.of(organisers, Organiser::slug, Organiser::name),
                COUNTRIES,
                LANGUAGES);
    }

    private static Option language(String code, String only) {
        return new Option(code, Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH) + only);
    }
}
