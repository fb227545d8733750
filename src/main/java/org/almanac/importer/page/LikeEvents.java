package org.almanac.importer.page;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.EventTime;
import org.almanac.event.SaveEvent;
import org.almanac.event.Venue;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.EventQuery;
import org.almanac.importer.page.Draft.Like;
import org.jspecify.annotations.Nullable;

/** Finds events of the catalogue that may be the one that is being entered: by title, days, city and page. */
@Singleton
class LikeEvents {
    private static final Duration AROUND = Duration.ofDays(14);
    private static final int LOOKED_AT = 500;
    private static final int SHOWN = 5;
    private static final double LIKE = 0.5;
    private static final double SAME = 0.99;

    private static final Set<String> COMMON = Set.of(
            "the", "a", "an", "of", "and", "for", "in", "on", "at", "der", "die", "das", "und", "für", "le", "la",
            "les", "et", "de", "du", "des", "el", "los", "y", "del");

    private final CatalogueQueries queries;

    LikeEvents(CatalogueQueries queries) {
        this.queries = queries;
    }

    private record Scored(double score, Like like) {}

    List<Like> of(SaveEvent draft) {
        List<Scored> found = new ArrayList<>();
        String uid = draft.uid();
        if (uid != null) {
            queries.findByUid(uid)
                    .filter(event -> !event.withdrawn())
                    .ifPresent(event -> found.add(new Scored(10, like(event, "It has the same UID."))));
        }
        LocalDate first = day(draft.start());
        if (first == null || draft.title() == null) {
            return shown(found);
        }
        LocalDate end = day(draft.end());
        LocalDate last = end == null || end.isBefore(first) ? first : end;
        Instant from = first.atStartOfDay().toInstant(ZoneOffset.UTC).minus(AROUND);
        Instant to = last.atStartOfDay().toInstant(ZoneOffset.UTC).plus(AROUND);
        for (Event event : queries.page(new EventQuery(EventFilter.ALL, from, to, null, null, LOOKED_AT, false))
                .items()) {
            Scored scored = scored(draft, first, last, event);
            if (scored != null
                    && found.stream().noneMatch(other -> other.like().id().equals(event.id()))) {
                found.add(scored);
            }
        }
        return shown(found);
    }

    private static List<Like> shown(List<Scored> found) {
        return found.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(SHOWN)
                .map(Scored::like)
                .toList();
    }

    private static @Nullable Scored scored(SaveEvent draft, LocalDate first, LocalDate last, Event event) {
        double title = likeness(String.valueOf(draft.title()), event.title());
        boolean page =
                draft.url() != null && sameAddress(draft.url(), event.content().url());
        EventTime time = event.time();
        LocalDate begins = time.start().toLocalDate();
        LocalDate ends = time.end() == null ? begins : time.end().toLocalDate();
        boolean days = !begins.isAfter(last) && !ends.isBefore(first);
        if (!page && (title < LIKE || !days && title < SAME)) {
            return null;
        }
        Boolean city = sameCity(draft, event.content().venue());
        if (Boolean.FALSE.equals(city) && !page && title < SAME) {
            return null;
        }
        List<String> why = new ArrayList<>();
        if (page) {
            why.add("the same page");
        }
        if (title >= LIKE) {
            why.add(title >= SAME ? "the same title" : "a similar title");
        }
        why.add(days ? (begins.equals(first) ? "the same days" : "days that overlap") : "days nearby");
        if (city != null) {
            why.add(city ? "the same city" : "another city");
        }
        String sentence = String.join(", ", why);
        double score = title + (page ? 2 : 0) + (days ? 1 : 0) + (Boolean.TRUE.equals(city) ? 0.5 : 0);
        return new Scored(score, like(event, Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + "."));
    }

    private static Like like(Event event, String why) {
        return new Like(event.id(), event.slug(), event.title(), why);
    }

    /** From 0 to 1: how many words two titles share; years and small words do not count. */
    static double likeness(String one, String other) {
        Set<String> first = words(one);
        Set<String> second = words(other);
        if (first.isEmpty() || second.isEmpty()) {
            return one.strip().equalsIgnoreCase(other.strip()) ? 1 : 0;
        }
        Set<String> shared = new HashSet<>(first);
        shared.retainAll(second);
        double dice = 2.0 * shared.size() / (first.size() + second.size());
        boolean held = shared.size() >= 2 && shared.size() == Math.min(first.size(), second.size());
        return held ? Math.max(dice, LIKE) : dice;
    }

    private static Set<String> words(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        Set<String> words = new HashSet<>();
        for (String word : plain.split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty() && !COMMON.contains(word) && !word.matches("(?:19|20)\\d{2}")) {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean sameAddress(String one, @Nullable String other) {
        return other != null && bare(one).equals(bare(other));
    }

    private static String bare(String address) {
        return address.replaceFirst("(?i)^https?://(?:www\\.)?", "")
                .replaceFirst("[?#].*", "")
                .replaceFirst("/+$", "");
    }

    /** Null when one of them does not say. */
    private static @Nullable Boolean sameCity(SaveEvent draft, @Nullable Venue stored) {
        SaveEvent.VenueInput venue = draft.venue();
        if (venue == null || venue.city() == null || stored == null || stored.city() == null) {
            return null;
        }
        return likeness(venue.city(), stored.city()) >= SAME;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
