package org.almanac.event;

import java.util.Set;
import java.util.UUID;

/**
 * Events that any of several things names: one of its tags, its series, its organiser, or the event itself. What it
 * takes in is what the SQL function {@code follows} takes in for a subscriber.
 *
 * @param everything names every event; the three sets of slugs are then of no account
 * @param tags slugs
 * @param series slugs
 * @param organisers slugs
 * @param events ids; named whatever the countries are
 * @param countries ISO 3166-1 alpha-2, upper case; when not empty, others must be held in one of them or be online
 */
public record Following(
        boolean everything,
        Set<String> tags,
        Set<String> series,
        Set<String> organisers,
        Set<UUID> events,
        Set<String> countries) {

    public Following {
        tags = everything ? Set.of() : Set.copyOf(tags);
        series = everything ? Set.of() : Set.copyOf(series);
        organisers = everything ? Set.of() : Set.copyOf(organisers);
        events = Set.copyOf(events);
        countries = Set.copyOf(countries);
    }

    /** One event. */
    public static Following only(UUID event) {
        return new Following(false, Set.of(), Set.of(), Set.of(), Set.of(event), Set.of());
    }
}
