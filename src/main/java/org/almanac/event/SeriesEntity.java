package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "series")
class SeriesEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    String slug;

    @Column(nullable = false)
    String name;

    protected SeriesEntity() {}

    SeriesEntity(UUID id, Series series) {
        this.id = id;
        this.slug = series.slug();
        this.name = series.name();
    }

    Series toSeries() {
        return new Series(slug, name);
    }
}
