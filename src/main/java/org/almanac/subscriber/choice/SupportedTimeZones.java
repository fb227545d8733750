package org.almanac.subscriber.choice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.almanac.subscriber.store.SubscriberQueries;
import org.jspecify.annotations.Nullable;

/**
 * The zones that both Java and the database know. The planner reckons in the database, and one subscriber with a zone
 * that it does not know would stop the plan for all.
 */
@ApplicationScoped
class SupportedTimeZones {
    private static final Pattern PLACE =
            Pattern.compile("UTC|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    private final SubscriberQueries queries;
    private volatile @Nullable SortedSet<String> known;

    SupportedTimeZones(SubscriberQueries queries) {
        this.queries = queries;
    }

    /** The zone of an IANA name, as it is written there. */
    @Transactional
    Optional<ZoneId> find(String name) {
        return known().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    /** Those that name a place, and UTC, by name: what a person chooses from. */
    @Transactional
    List<String> places() {
        return known().stream().filter(PLACE.asMatchPredicate()).toList();
    }

    private SortedSet<String> known() {
        SortedSet<String> names = known;
        if (names == null) {
            names = new TreeSet<>(ZoneId.getAvailableZoneIds());
            names.retainAll(queries.timeZones());
            known = Collections.unmodifiableSortedSet(names);
        }
        return names;
    }
}
