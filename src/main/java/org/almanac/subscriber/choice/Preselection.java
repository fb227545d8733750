package org.almanac.subscriber.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.almanac.subscriber.words.ChoiceMessages;
import org.jspecify.annotations.Nullable;

/**
 * What the form to subscribe begins with when it is come to from a list: the parameters are those of the lists and feeds.
 *
 * @param input what can be followed of it
 * @param left in words, what cannot be followed; empty when nothing is lost
 */
public record Preselection(SubscriptionInput input, List<String> left) {
    private static final int MOST = 50;
    private static final int LONGEST_WORDS = 200;
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

    /** @param said in the language of the page */
    public static Preselection of(Map<String, List<String>> parameters, ChoiceMessages said) {
        Names tags = Names.of(parameters, "tag", Slugs::isSlug);
        Names series = Names.of(parameters, "series", Slugs::isSlug);
        Names organisers = Names.of(parameters, "organiser", Slugs::isSlug);
        Names events = Names.of(parameters, "event", Slugs::isSlug);
        Names countries = Names.of(parameters, "country", COUNTRY.asMatchPredicate());
        List<Names> all = List.of(tags, series, organisers, events, countries);

        List<String> left = new ArrayList<>();
        String words = parameters.getOrDefault("q", List.of()).stream()
                .map(ChoiceFormBuilder::text)
                .findFirst()
                .orElse("")
                .strip();
        if (!words.isEmpty()) {
            left.add(said.notWords(words.substring(0, Math.min(words.length(), LONGEST_WORDS))));
        }
        if (Stream.of("from", "to", "when").anyMatch(name -> given(parameters, name))) {
            left.add(said.notDays());
        }
        if (given(parameters, "online")) {
            left.add(said.notOnline());
        }
        if (Stream.of(tags, series, organisers)
                        .filter(names -> !names.usable().isEmpty())
                        .count()
                > 1) {
            left.add(said.notAtOnce());
        }
        int unusable = all.stream().mapToInt(Names::unusable).sum();
        if (unusable > 0) {
            left.add(said.notNames(unusable));
        }
        int beyond = all.stream().mapToInt(Names::beyond).sum();
        if (beyond > 0) {
            left.add(said.notSoMany(beyond, MOST));
        }
        boolean named = Stream.of(tags, series, organisers, events)
                .anyMatch(names -> !names.usable().isEmpty());
        // Whoever asked for less than everything is not given everything by a box that was ticked beforehand.
        String follow = named || !left.isEmpty() ? SubscriptionInput.CHOSEN : null;
        return new Preselection(
                input(
                        follow,
                        tags.usable(),
                        series.usable(),
                        organisers.usable(),
                        events.usable(),
                        countries.usable().stream()
                                .map(code -> code.toUpperCase(Locale.ROOT))
                                .toList()),
                List.copyOf(left));
    }

    private static SubscriptionInput input(
            @Nullable String follow,
            List<String> tags,
            List<String> series,
            List<String> organisers,
            List<String> events,
            List<String> countries) {
        return new SubscriptionInput(
                null,
                follow,
                tags,
                series,
                organisers,
                events,
                countries,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static boolean given(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().anyMatch(value -> !value.isBlank());
    }

    /**
     * The names of one kind.
     *
     * @param unusable how many are no names of that kind
     * @param beyond how many are more than can be chosen
     */
    private record Names(List<String> usable, int unusable, int beyond) {
        static Names of(Map<String, List<String>> parameters, String name, Predicate<String> valid) {
            List<String> typed = parameters.getOrDefault(name, List.of()).stream()
                    .filter(Objects::nonNull)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
            List<String> usable = typed.stream().filter(valid).toList();
            return new Names(
                    usable.stream().limit(MOST).toList(),
                    typed.size() - usable.size(),
                    Math.max(0, usable.size() - MOST));
        }
    }
}
