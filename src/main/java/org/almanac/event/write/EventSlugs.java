package org.almanac.event.write;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private final EventRepository events;
    private final FormerSlugRepository former;
    private final Set<String> givenInBatch = new HashSet<>();

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

    String free(EventContent content) {
        String base = base(content);
        String slug = base;
        if (used(slug)) {
            Venue venue = content.venue();
            base = withCity(base, venue == null ? null : venue.city());
            slug = base;
            for (int n = 2; used(slug); n++) {
                slug = base + "-" + n;
            }
        }
        givenInBatch.add(slug);
        return slug;
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
        return taken(slug) || former.findTarget(FormerSlugEntity.EVENT, slug) != null;
    }

    private boolean taken(String slug) {
        return givenInBatch.contains(slug) || events.hasSlug(slug);
    }
}
