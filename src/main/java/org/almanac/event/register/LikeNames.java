package org.almanac.event.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.almanac.event.rules.SameName;

/**
 * Names that may be two for one thing: the same but for case, accents, spaces and punctuation, or with most of their
 * groups of three letters in common. Names with other numbers are never the same thing.
 */
public final class LikeNames {
    private static final double LIKE = 0.6;
    private static final int SHORTEST = 5;

    /** What more names than this have in common says nothing, and would take long. */
    private static final int COMMON = 1_500;

    private LikeNames() {}

    /** @param likeness 1 for the same letters and digits; else how much of them is in common */
    public record Pair(EntryUseQueries.Named one, EntryUseQueries.Named other, double likeness) {}

    /** The likest first; the first of many. */
    public static List<Pair> of(List<EntryUseQueries.Named> names, int limit) {
        List<String> keys = names.stream()
                .map(name -> SameName.key(name.name()).replace("-", ""))
                .toList();
        List<Set<String>> parts = keys.stream().map(LikeNames::parts).toList();
        Map<String, List<Integer>> holding = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<Integer, Integer> common = new HashMap<>();
            for (String part : parts.get(i)) {
                List<Integer> before = holding.computeIfAbsent(part, none -> new ArrayList<>());
                if (before.size() <= COMMON) {
                    before.forEach(other -> common.merge(other, 1, Integer::sum));
                    before.add(i);
                }
            }
            for (Map.Entry<Integer, Integer> one : common.entrySet()) {
                int other = one.getKey();
                double likeness = keys.get(i).equals(keys.get(other))
                        ? 1
                        : likeness(keys.get(i), keys.get(other), parts.get(i), parts.get(other), one.getValue());
                if (likeness >= LIKE) {
                    pairs.add(new Pair(names.get(other), names.get(i), likeness));
                }
            }
        }
        return pairs.stream()
                .sorted(Comparator.comparingDouble((Pair pair) -> -pair.likeness())
                        .thenComparing(pair -> pair.one().name())
                        .thenComparing(pair -> pair.one().key())
                        .thenComparing(pair -> pair.other().key()))
                .limit(limit)
                .toList();
    }

    private static double likeness(
            String one, String other, Collection<String> parts, Collection<String> more, int common) {
        if (Math.min(one.length(), other.length()) < SHORTEST || !digits(one).equals(digits(other))) {
            return 0;
        }
        return (double) common / (parts.size() + more.size() - common);
    }

    private static String digits(String key) {
        return key.codePoints()
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** With the word's ends, so that how it begins counts more; in an order of its own. */
    private static Set<String> parts(String key) {
        if (key.isEmpty()) {
            return new HashSet<>();
        }
        String padded = "  " + key + " ";
        Set<String> parts = new TreeSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            parts.add(padded.substring(i, i + 3));
        }
        return parts;
    }
}
