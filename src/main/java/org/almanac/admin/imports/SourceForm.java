package org.almanac.admin.imports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.almanac.admin.Option;
import org.almanac.importer.source.SaveSource;
import org.almanac.importer.source.Source;
import org.jspecify.annotations.Nullable;

/** A source's form as it stands: what was typed, whether or not it makes sense. */
final class SourceForm {
    private static final Map<String, String> USUAL =
            Map.of("format", "AUTO", "trust", "REVIEW", "vanished", "KEEP", "active", "true");

    private final Map<String, String> values;

    private SourceForm(Map<String, String> values) {
        this.values = values;
    }

    static SourceForm empty() {
        return new SourceForm(USUAL);
    }

    static SourceForm typed(@Nullable Map<String, List<String>> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        if (typed != null) {
            typed.forEach((key, all) -> values.put(key, all.isEmpty() ? "" : all.get(0)));
        }
        return new SourceForm(values);
    }

    static SourceForm of(Source source) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", source.name());
        values.put("url", source.url());
        values.put("format", source.format().name());
        values.put("interval", source.interval().toString());
        values.put("trust", source.trust().name());
        values.put("tags", String.join(", ", source.tags()));
        values.put("series", Objects.toString(source.series(), ""));
        values.put("organiser", Objects.toString(source.organiser(), ""));
        values.put("timeZone", Objects.toString(source.timeZone(), ""));
        values.put("vanished", source.vanished().name());
        values.put("active", String.valueOf(source.active()));
        return new SourceForm(values);
    }

    /** What stands in an input; empty when nothing does. */
    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    public boolean chosen(String key, String option) {
        return option.equals(value(key));
    }

    SaveSource toInput() {
        return new SaveSource(
                value("name"),
                value("url"),
                value("format"),
                value("interval"),
                value("trust"),
                Arrays.asList(value("tags").split(",", -1)),
                value("series"),
                value("organiser"),
                value("timeZone"),
                value("vanished"),
                chosen("active", "true"));
    }

    public List<Option> formats() {
        return List.of(
                new Option("ICS", "Calendar file (iCalendar)"),
                new Option("CSV", "Table (CSV)"),
                new Option("JSON", "JSON"),
                new Option("JSONLD", "Web page with events in it"));
    }

    public List<Option> intervals() {
        List<Option> usual = List.of(
                new Option("PT15M", "Every 15 minutes"),
                new Option("PT1H", "Every hour"),
                new Option("PT3H", "Every 3 hours"),
                new Option("PT6H", "Every 6 hours"),
                new Option("PT12H", "Every 12 hours"),
                new Option("PT24H", "Every day"),
                new Option("PT168H", "Every week"));
        String chosen = value("interval");
        boolean known = chosen.isEmpty()
                || usual.stream().anyMatch(option -> option.value().equals(chosen));
        return known
                ? usual
                : Stream.concat(usual.stream(), Stream.of(new Option(chosen, "As now: " + chosen)))
                        .toList();
    }
}
