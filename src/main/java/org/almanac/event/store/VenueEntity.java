package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.Venue;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "venue")
public class VenueEntity extends RegisterEntity<Venue> {
    @Nullable
    String name;

    @Nullable
    String address;

    @Nullable
    String city;

    @Column(length = 2)
    @JdbcTypeCode(SqlTypes.CHAR)
    @Nullable
    String country;

    @Nullable
    Double latitude;

    @Nullable
    Double longitude;

    protected VenueEntity() {}

    public VenueEntity(UUID id, Venue venue, Instant now) {
        super(id, now);
        become(venue);
    }

    public Venue toVenue() {
        return new Venue(name, address, city, country, latitude, longitude);
    }

    @Override
    public Venue value() {
        return toVenue();
    }

    @Override
    public final void become(Venue venue) {
        name = venue.name();
        address = venue.address();
        city = venue.city();
        country = venue.country();
        latitude = venue.latitude();
        longitude = venue.longitude();
    }

    @Override
    public String key() {
        return id.toString();
    }

    @Override
    public String label() {
        String words = Stream.of(name, address, city)
                .filter(part -> part != null)
                .limit(2)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? key() : words;
    }
}
