package org.almanac.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.almanac.event.CalendarQueries;
import org.almanac.event.CalendarQueries.Facet;
import org.almanac.event.CalendarQueries.Facets;
import org.almanac.event.EventFilter;
import org.almanac.web.PlaceWords;
import org.jspecify.annotations.Nullable;

/**
 * The links that narrow or widen a list, and the search beside them.
 *
 * @param groups of links; those without any are left out
 * @param chosen what has been chosen, each a link that takes it back
 * @param kept what a search must send along so that the rest of the choice stays
 * @param words what is searched for; empty for nothing
 */
record FilterView(List<Group> groups, List<Link> chosen, List<Kept> kept, String words) {
    static final FilterView NONE = new FilterView(List.of(), List.of(), List.of(), "");
    private static final int MOST = 10;
    private static final Comparator<Link> CHOSEN_FIRST = Comparator.comparing(link -> !link.chosen());

    /** @param key for an element's id */
    record Group(String key, String label, List<Link> links) {}

    /**
     * @param key unique on the page
     * @param events how many of those that are next; 0 when it is not counted
     */
    record Link(String key, String name, String url, boolean chosen, int events) {}

    record Kept(String name, String value) {}

    /**
     * @param to only what starts before is looked at; null for all that is ahead
     */
    static FilterView of(Choice choice, CalendarQueries queries, Instant from, @Nullable Instant to) {
        Facets found = queries.facets(choice.withAnyTag(), choice.anywhere(), from, to, MOST);
        List<Link> tags = tags(choice, found.tags());
        List<Link> places = places(choice, found.countries());
        List<Group> groups = new ArrayList<>();
        if (!tags.isEmpty()) {
            groups.add(new Group("topic", "Topic", tags));
        }
        groups.add(new Group("place", "Where", places));
        String words = choice.filter().words();
        return new FilterView(groups, chosen(choice, tags), kept(choice.filter()), words == null ? "" : words);
    }

    private static List<Link> tags(Choice choice, List<Facet> found) {
        Set<String> chosen = choice.filter().tags();
        List<Link> links = new ArrayList<>();
        for (Facet tag : found) {
            links.add(new Link(
                    "tag-" + tag.key(),
                    tag.name(),
                    choice.toggling(tag.key()),
                    chosen.contains(tag.key()),
                    tag.events()));
        }
        for (String slug : chosen) {
            if (found.stream().noneMatch(tag -> tag.key().equals(slug))) {
                links.add(new Link("tag-" + slug, slug, choice.toggling(slug), true, 0));
            }
        }
        links.sort(CHOSEN_FIRST);
        return links;
    }

    private static List<Link> places(Choice choice, List<Facet> found) {
        String chosen = choice.filter().country();
        List<Link> links = new ArrayList<>();
        boolean online = Boolean.TRUE.equals(choice.filter().online());
        links.add(new Link("online", "Online", choice.togglingOnline(), online, 0));
        for (Facet country : found) {
            boolean here = country.key().equals(chosen);
            links.add(new Link(
                    "country-" + country.key(),
                    PlaceWords.country(country.key()),
                    choice.in(here ? null : country.key()),
                    here,
                    country.events()));
        }
        if (chosen != null && found.stream().noneMatch(country -> country.key().equals(chosen))) {
            links.add(new Link("country-" + chosen, PlaceWords.country(chosen), choice.in(null), true, 0));
        }
        links.sort(CHOSEN_FIRST);
        return links;
    }

    private static List<Link> chosen(Choice choice, List<Link> tags) {
        List<Link> chosen = new ArrayList<>();
        EventFilter filter = choice.filter();
        tags.stream().filter(Link::chosen).forEach(chosen::add);
        add(chosen, "country", filter.country() == null ? null : PlaceWords.country(filter.country()), choice.in(null));
        add(chosen, "online", filter.online() == null ? null : "Online", choice.togglingOnline());
        add(chosen, "series", filter.series(), choice.withoutSeries());
        add(chosen, "organiser", filter.organiser(), choice.withoutOrganiser());
        add(chosen, "words", filter.words() == null ? null : "“" + filter.words() + "”", choice.withoutWords());
        return chosen;
    }

    private static void add(List<Link> chosen, String key, @Nullable String name, String without) {
        if (name != null) {
            chosen.add(new Link(key, name, without, true, 0));
        }
    }

    private static List<Kept> kept(EventFilter filter) {
        List<Kept> kept = new ArrayList<>();
        filter.tags().stream().sorted().forEach(tag -> kept.add(new Kept("tag", tag)));
        keep(kept, "series", filter.series());
        keep(kept, "organiser", filter.organiser());
        keep(kept, "country", filter.country());
        keep(kept, "online", filter.online() == null ? null : "true");
        return kept;
    }

    private static void keep(List<Kept> kept, String name, @Nullable String value) {
        if (value != null) {
            kept.add(new Kept(name, value));
        }
    }
}
