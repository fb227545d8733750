package org.almanac.event.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.almanac.event.RegisterKind;
import org.almanac.event.Venue;
import org.almanac.problem.GivenId;
import org.jspecify.annotations.Nullable;

/** Venues: told apart by everything about them, and addressed by id. */
@ApplicationScoped
public class VenueRepository extends RegisterRepository<VenueEntity, Venue> {
    @Override
    public RegisterKind kind() {
        return RegisterKind.VENUE;
    }

    @Override
    public Class<VenueEntity> type() {
        return VenueEntity.class;
    }

    @Override
    public String name() {
        return "trim(concat(coalesce(r.name, ''), ' ', coalesce(r.address, ''), ' ', coalesce(r.city, '')))";
    }

    @Override
    public String events(String entry) {
        return "e.venue = " + entry;
    }

    @Override
    @Nullable
    public VenueEntity findByKey(String key) {
        UUID id = GivenId.read(key);
        return id == null ? null : findById(id);
    }

    /** One at most. */
    @Override
    @Nullable
    public VenueEntity findSame(Venue value) {
        return listSame(List.of(value)).stream().findFirst().orElse(null);
    }

    /** Those that there are of some, in no order. */
    public List<VenueEntity> listSame(Collection<Venue> wanted) {
        Set<Venue> left = new HashSet<>(wanted);
        List<VenueEntity> candidates = new ArrayList<>(named("name in ?1", Venue::name, left));
        left.removeIf(venue -> venue.name() != null);
        // By the index, as is "is not distinct from" not.
        candidates.addAll(named("name is null and city in ?1", Venue::city, left));
        left.removeIf(venue -> venue.city() != null);
        candidates.addAll(named("name is null and city is null and address in ?1", Venue::address, left));
        left.removeIf(venue -> venue.address() != null);
        if (!left.isEmpty()) {
            candidates.addAll(list("name is null and city is null and address is null"));
        }
        return candidates.stream()
                .filter(known -> wanted.contains(known.toVenue()))
                .toList();
    }

    private List<VenueEntity> named(String condition, Function<Venue, @Nullable String> word, Set<Venue> wanted) {
        Set<String> words = wanted.stream().map(word).filter(Objects::nonNull).collect(Collectors.toSet());
        return words.isEmpty() ? List.of() : list(condition, words);
    }
}
