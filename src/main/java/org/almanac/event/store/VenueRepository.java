package org.almanac.event.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.almanac.event.RegisterKind;
import org.almanac.event.Venue;
import org.almanac.event.text.Texts;
import org.jspecify.annotations.Nullable;

/** Venues: told apart by everything about them, and addressed by id. */
@ApplicationScoped
public class VenueRepository extends RegisterRepository<VenueEntity, Venue> {
    private static final String SAME = "from VenueEntity where name is not distinct from :name"
            + " and address is not distinct from :address and city is not distinct from :city"
            + " and country is not distinct from :country and latitude is not distinct from :latitude"
            + " and longitude is not distinct from :longitude";

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
        UUID id = Texts.uuid(key);
        return id == null ? null : findById(id);
    }

    /** One at most. */
    @Override
    @Nullable
    public VenueEntity findSame(Venue value) {
        return getEntityManager()
                .createQuery(SAME, VenueEntity.class)
                .setParameter("name", value.name())
                .setParameter("address", value.address())
                .setParameter("city", value.city())
                .setParameter("country", value.country())
                .setParameter("latitude", value.latitude())
                .setParameter("longitude", value.longitude())
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }
}
