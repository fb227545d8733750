package org.almanac.importer.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.almanac.event.text.BidiControls;
import org.almanac.ical.zone.ZoneNames;
import org.almanac.importer.fetch.FetchException;
import org.almanac.importer.fetch.Fetcher;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What a source must be like to be polled. */
final class SourceRules {
    private static final int NAME = 100;
    private static final int TEXT = 200;
    private static final int TAG = 100;
    private static final int TAGS = 50;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    private final FieldErrors errors = new FieldErrors();

    private SourceRules() {}

    /** What passed. @param interval null for the configured one */
    record Checked(
            String name,
            String url,
            Source.Format format,
            @Nullable Duration interval,
            Source.Trust trust,
            List<String> tags,
            @Nullable String series,
            @Nullable String organiser,
            @Nullable String timeZone,
            Source.Vanished vanished,
            boolean active) {}

    /** @throws Problem INVALID naming every field that is wrong */
    static Checked check(SaveSource typed) {
        SourceRules rules = new SourceRules();
        String name = rules.line("name", typed.name(), NAME);
        if (name == null && rules.errors.isEmpty()) {
            rules.errors.add("name", "Give the source a name; its events show it to editors.");
        }
        Checked checked = new Checked(
                name == null ? "" : name,
                rules.url(typed.url()),
                rules.choice("format", typed.format(), Source.Format.AUTO),
                rules.interval(typed.interval()),
                rules.choice("trust", typed.trust(), Source.Trust.PUBLISH),
                rules.tags(typed.tags()),
                rules.line("series", typed.series(), TEXT),
                rules.line("organiser", typed.organiser(), TEXT),
                rules.zone(typed.timeZone()),
                rules.choice("vanished", typed.vanished(), Source.Vanished.KEEP),
                !Boolean.FALSE.equals(typed.active()));
        rules.errors.throwIfAny();
        return checked;
    }

    private @Nullable String line(String field, @Nullable String typed, int longest) {
        String line = typed == null ? "" : typed.strip();
        if (line.length() > longest) {
            errors.add(field, "At most %,d characters fit here.".formatted(longest));
        } else if (line.chars().anyMatch(Character::isISOControl) || !BidiControls.isPlain(line)) {
            errors.add(field, "Remove line breaks and what cannot be seen.");
        }
        return line.isEmpty() ? null : line;
    }

    private String url(@Nullable String typed) {
        String url = typed == null ? "" : typed.strip();
        try {
            Fetcher.check(url);
        } catch (FetchException e) {
            errors.add("url", e.reason());
        }
        return url;
    }

    private <E extends Enum<E>> E choice(String field, @Nullable String typed, E otherwise) {
        if (typed == null || typed.isBlank()) {
            return otherwise;
        }
        for (E choice : otherwise.getDeclaringClass().getEnumConstants()) {
            if (choice.name().equals(typed.strip().toUpperCase(Locale.ROOT))) {
                return choice;
            }
        }
        errors.add(
                field, "Choose one of " + List.of(otherwise.getDeclaringClass().getEnumConstants()) + ".");
        return otherwise;
    }

    private @Nullable Duration interval(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            Duration interval = Duration.parse(typed.strip());
            if (interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST) <= 0) {
                return interval;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Told below, as for one out of range.
        }
        errors.add("interval", "Give a duration from a minute to 31 days, such as PT6H or P1D.");
        return null;
    }

    private List<String> tags(@Nullable List<@Nullable String> typed) {
        List<String> tags = new ArrayList<>();
        for (String item : typed == null ? List.<@Nullable String>of() : typed) {
            String tag = line("tags", item, TAG);
            if (tag != null && !tags.contains(tag)) {
                tags.add(tag);
            }
        }
        if (tags.size() > TAGS) {
            errors.add("tags", "At most " + TAGS + " are possible.");
        }
        return tags;
    }

    private @Nullable String zone(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<ZoneId> zone = ZoneNames.resolve(typed.strip());
        if (zone.isEmpty()) {
            errors.add("timeZone", "This time zone is not known. Name it as Europe/London or America/New_York.");
        }
        return zone.map(ZoneId::getId).orElse(null);
    }
}
