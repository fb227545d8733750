package org.almanac.site.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.almanac.event.EventFilter;
import org.almanac.event.read.FacetQueries.Facet;
import org.almanac.event.read.FacetQueries.Facets;
import org.almanac.site.Choice;
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
    private static final String TOPIC = "topic";
    private static final String PLACE = "place";
    private static final int MOST = 10;

    /** A bound for what an import may bring; more than that is said to be left. */
    private static final int MOST_WHOLE = 2_000;

    private static final Comparator<Link> CHOSEN_FIRST = Comparator.comparing(link -> !link.chosen());

    /**
     * @param key for an element's id
     * @param more where the group is shown whole; null when it is
     * @param whole whether that was asked for
     * @param left how many are not even there
     */
    record Group(
            String key,
            String label,
            List<Link> links,
            @Nullable More more,
            boolean whole,
            int left) {}

    record More(String name, String url) {}

    /**
     * @param key unique on the page
     * @param events how many in all; 0 when it is not counted
     */
    record Link(String key, String name, String url, boolean chosen, int events) {}

    record Kept(String name, String value) {}

    /**
     * @param counted the counts for one of the choices that could be made instead
     * @param whole the key of the group that is to be shown whole; null for none
     */
    static FilterView of(Choice choice, Function<EventFilter, Facets> counted, @Nullable String whole) {
        List<Link> tags = tags(choice, counted.apply(choice.withAnyTag()).tags());
        List<Link> places = places(choice, counted.apply(choice.anywhere()).countries());
        List<Group> groups = new ArrayList<>();
        if (!tags.isEmpty()) {
            groups.add(group(TOPIC, "Topic", "topics", tags, choice, whole));
        }
        groups.add(group(PLACE, "Where", "places", places, choice, whole));
        String words = choice.filter().words();
        return new FilterView(groups, chosen(choice, tags), kept(choice.filter()), words == null ? "" : words);
    }

    private static Group group(
            String key, String label, String plural, List<Link> links, Choice choice, @Nullable String whole) {
        boolean all = key.equals(whole);
        List<Link> shown = links.subList(0, Math.min(links.size(), all ? MOST_WHOLE : MOST));
        int left = links.size() - shown.size();
        return new Group(
                key,
                label,
                List.copyOf(shown),
                left > 0 && !all ? new More("All " + links.size() + " " + plural, choice.showingAll(key)) : null,
                all,
                all ? left : 0);
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
