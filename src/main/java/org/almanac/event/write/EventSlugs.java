package org.almanac.event.write;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.almanac.event.EventContent;
import org.almanac.event.Venue;
import org.almanac.event.store.EventRepository;
import org.almanac.event.store.FormerSlugEntity;
import org.almanac.event.store.FormerSlugRepository;
import org.almanac.event.text.Texts;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Names for events in addresses: title and year, made unique by the city and then by a number. */
final class EventSlugs {
    private static final String UNNAMED = "event";

    // Numbers that are looked up at a time, to begin with and later.
    private static final int FEW = 4;
    private static final int MANY = 4_096;

    private final EventRepository events;
    private final FormerSlugRepository former;
    private final Set<String> givenInBatch = new HashSet<>();

    /** Slugs that were looked up, and those of them that an event has or had. */
    private final Set<String> asked = new HashSet<>();

    private final Set<String> usedThere = new HashSet<>();
    private final Map<String, Integer> nextNumbers = new HashMap<>();

    EventSlugs(EventRepository events, FormerSlugRepository former) {
        this.events = events;
        this.former = former;
    }

    /** @throws Problem INVALID when it is no slug, CONFLICT when another event has it */
    String chosen(String wanted) {
        String slug = Texts.slug(wanted);
        if (slug.isEmpty()) {
            throw Problem.invalid("slug", "Use at least one letter or digit.");
        }
        if (taken(slug)) {
            throw Problem.conflict("Another event is already called “" + slug + "”; choose another slug.");
        }
        givenInBatch.add(slug);
        former.release(FormerSlugEntity.EVENT, slug);
        return slug;
    }

    boolean isFree(String wanted) {
        String slug = Texts.slug(wanted);
        return !slug.isEmpty() && !taken(slug);
    }

    /** Looks up at once what many new events would be called. */
    void prepare(Collection<EventContent> contents) {
        ask(contents.stream().map(EventSlugs::base).collect(Collectors.toSet()));
    }

    String free(EventContent content) {
        String base = base(content);
        String slug = base;
        if (used(slug)) {
            Venue venue = content.venue();
            base = withCity(base, venue == null ? null : venue.city());
            slug = used(base) ? numbered(base) : base;
        }
        givenInBatch.add(slug);
        return slug;
    }

    /** Events with one name are many in some calendars, so their numbers are looked up many at a time. */
    private String numbered(String base) {
        int block = FEW;
        for (int n = nextNumbers.getOrDefault(base, 2); ; n += block, block = Math.min(2 * block, MANY)) {
            List<String> numbered = IntStream.range(n, n + block)
                    .mapToObj(number -> base + "-" + number)
                    .toList();
            ask(numbered);
            for (int i = 0; i < block; i++) {
                if (!used(numbered.get(i))) {
                    nextNumbers.put(base, n + i + 1);
                    return numbered.get(i);
                }
            }
        }
    }

    private void ask(Collection<String> slugs) {
        List<String> unknown = slugs.stream()
                .filter(slug -> !asked.contains(slug) && !givenInBatch.contains(slug))
                .toList();
        if (!unknown.isEmpty()) {
            asked.addAll(unknown);
            usedThere.addAll(events.listSlugs(unknown));
            usedThere.addAll(former.listFormer(FormerSlugEntity.EVENT, unknown));
        }
    }

    private static String base(EventContent content) {
        String title = Texts.slug(content.title());
        String name = title.isEmpty() ? UNNAMED : title;
        String year = String.valueOf(content.time().start().getYear());
        return List.of(name.split("-")).contains(year) ? name : name + "-" + year;
    }

    private static String withCity(String base, @Nullable String city) {
        String suffix = city == null ? "" : Texts.slug(city);
        return suffix.isEmpty() || base.contains(suffix) ? base : base + "-" + suffix;
    }

    /** Also by an event that was once called so: its old address must not lead to another. */
    private boolean used(String slug) {
        ask(List.of(slug));
        return givenInBatch.contains(slug) || usedThere.contains(slug);
    }

    private boolean taken(String slug) {
        return givenInBatch.contains(slug) || events.hasSlug(slug);
    }
}
