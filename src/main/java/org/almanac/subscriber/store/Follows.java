package org.almanac.subscriber.store;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.almanac.event.Following;

/**
 * Which events a subscriber wants to hear about: those that any of the sets names. An event is named by one of its
 * tags, its series, its organiser or by itself.
 *
 * @param everything every event is followed; only single events are then named beside it
 * @param tags slugs
 * @param series slugs
 * @param organisers slugs
 * @param countries ISO 3166-1 alpha-2; when not empty they restrict all but single events
 */
public record Follows(
        boolean everything,
        SortedSet<String> tags,
        SortedSet<String> series,
        SortedSet<String> organisers,
        SortedSet<UUID> events,
        SortedSet<String> countries) {

    public Follows {
        tags = everything ? Collections.emptySortedSet() : sorted(tags);
        series = everything ? Collections.emptySortedSet() : sorted(series);
        organisers = everything ? Collections.emptySortedSet() : sorted(organisers);
        events = sorted(events);
        countries = sorted(countries);
    }

    /** By the rule of the public interface: who names nothing follows everything. */
    public static Follows naming(
            Collection<String> tags,
            Collection<String> series,
            Collection<String> organisers,
            Collection<UUID> events,
            Collection<String> countries) {
        boolean nothing = tags.isEmpty() && series.isEmpty() && organisers.isEmpty() && events.isEmpty();
        return new Follows(
                nothing, sorted(tags), sorted(series), sorted(organisers), sorted(events), sorted(countries));
    }

    /** What this names and what the other names. Countries widen too; a choice without any stays without. */
    public Follows plus(Follows other) {
        boolean anywhere = countries.isEmpty();
        return new Follows(
                everything || other.everything,
                union(tags, other.tags),
                union(series, other.series),
                union(organisers, other.organisers),
                union(events, other.events),
                anywhere ? countries : union(countries, other.countries));
    }

    /** The same choice as the catalogue's filters know it. */
    public Following toFollowing() {
        return new Following(everything, tags, series, organisers, events, countries);
    }

    private static <T extends Comparable<T>> SortedSet<T> union(SortedSet<T> one, SortedSet<T> other) {
        SortedSet<T> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    public static <T extends Comparable<T>> SortedSet<T> sorted(Collection<T> items) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(items));
    }
}
