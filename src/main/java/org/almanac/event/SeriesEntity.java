package org.almanac.event;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "series")
class SeriesEntity extends NamedEntity<Series> {
    protected SeriesEntity() {}

    SeriesEntity(UUID id, Series series, Instant now) {
        super(id, series.slug(), series.name(), now);
    }

    Series toSeries() {
        return new Series(slug, name);
    }

    @Override
    Series value() {
        return toSeries();
    }

    @Override
    void become(Series series) {
        slug = series.slug();
        name = series.name();
    }
}
