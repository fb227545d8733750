package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Venues: told apart by everything about them, and addressed by id. */
final class VenueType implements RegisterType<VenueEntity, Venue, SaveEvent.VenueInput> {
    @Override
    public RegisterKind kind() {
        return RegisterKind.VENUE;
    }

    @Override
    public Class<VenueEntity> entity() {
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
    public Venue check(SaveEvent.VenueInput input, @Nullable Venue before) {
        return EntryRules.venue(input);
    }

    @Override
    public VenueEntity make(UUID id, Venue value, Instant now) {
        return new VenueEntity(id, value, now);
    }

    @Override
    public @Nullable VenueEntity find(EntityManager entities, String key) {
        UUID id = EventLookup.uuid(key);
        return id == null ? null : entities.find(VenueEntity.class, id);
    }

    @Override
    public @Nullable VenueEntity same(EntityManager entities, Venue value) {
        return References.venues(entities, value).stream().findFirst().orElse(null);
    }

    @Override
    public void move(EventEntity event, VenueEntity from, VenueEntity to) {
        event.venue = to;
    }
}
