package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "venue")
class VenueEntity {
    @Id
    UUID id;

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

    VenueEntity(UUID id, Venue venue) {
        this.id = id;
        this.name = venue.name();
        this.address = venue.address();
        this.city = venue.city();
        this.country = venue.country();
        this.latitude = venue.latitude();
        this.longitude = venue.longitude();
    }

    Venue toVenue() {
        return new Venue(name, address, city, country, latitude, longitude);
    }
}
