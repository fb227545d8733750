package org.almanac.event.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.almanac.event.text.Texts;

/** The words of a title that tell events apart: no years, no articles, in no case and without accents. */
public final class TitleWords {
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}|\\d{1,3}(st|nd|rd|th)");
    private static final Set<String> SMALL = Set.of(
            "the", "a", "an", "of", "and", "in", "at", "for", "on", "to", "der", "die", "das", "und", "le", "la", "les",
            "de", "des", "et", "el", "los", "las", "y");

    private static final double LIKE = 0.6;

    private final Set<String> words;

    private TitleWords(Set<String> words) {
        this.words = words;
    }

    public static TitleWords of(String title) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : List.of(Texts.slug(title).split("-"))) {
            if (!word.isEmpty() && !SMALL.contains(word) && !YEAR.matcher(word).matches()) {
                words.add(word);
            }
        }
        return new TitleWords(words);
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    public Set<String> all() {
        return words;
    }

    /** The share of the words of both that both have: from 0 to 1. */
    public double likeness(TitleWords other) {
        Set<String> both = new LinkedHashSet<>(words);
        both.retainAll(other.words);
        Set<String> either = new LinkedHashSet<>(words);
        either.addAll(other.words);
        return either.isEmpty() ? 0 : (double) both.size() / either.size();
    }

    public boolean isLike(TitleWords other) {
        return likeness(other) >= LIKE;
    }
}
