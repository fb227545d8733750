package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "series")
class SeriesEntity extends RegisterEntity<Series> {
    @Column(nullable = false)
    String slug;

    @Column(nullable = false)
    String name;

    protected SeriesEntity() {}

    SeriesEntity(UUID id, Series series, Instant now) {
        super(id, now);
        become(series);
    }

    Series toSeries() {
        return new Series(slug, name);
    }

    @Override
    Series value() {
        return toSeries();
    }

    @Override
    final void become(Series series) {
        slug = series.slug();
        name = series.name();
    }

    @Override
    String key() {
        return slug;
    }

    @Override
    String label() {
        return name;
    }
}
