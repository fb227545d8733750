package org.almanac.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashSet;
import java.util.Set;
import org.almanac.event.EventFilter;
import org.almanac.feed.FilterParameters;
import org.jspecify.annotations.Nullable;

/** The filters that feeds know, as parameters of a list; a parameter that is not known is refused, not ignored. */
final class Filters {
    private static final Set<String> OF_REGISTERS = Set.of("q", "cursor", "limit");
    private static final Set<String> KNOWN = known();

    private Filters() {}

    /** The words of a register's list, which knows no other filter. */
    static @Nullable String words(MultivaluedMap<String, String> parameters) {
        FilterParameters.refuseUnknown(parameters, OF_REGISTERS);
        return FilterParameters.read(parameters).words();
    }

    static EventFilter of(MultivaluedMap<String, String> parameters) {
        FilterParameters.refuseUnknown(parameters, KNOWN);
        return FilterParameters.read(parameters);
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(FilterParameters.NAMES);
        known.addAll(Set.of("from", "to", "published", "cursor", "limit"));
        return Set.copyOf(known);
    }
}
