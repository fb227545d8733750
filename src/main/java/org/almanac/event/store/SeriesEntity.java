package org.almanac.event.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Series;

@Entity
@Table(name = "series")
public class SeriesEntity extends NamedEntity<Series> {
    protected SeriesEntity() {}

    public SeriesEntity(UUID id, Series series, Instant now) {
        super(id, series.slug(), series.name(), now);
    }

    public Series toSeries() {
        return new Series(slug, name);
    }

    @Override
    public Series value() {
        return toSeries();
    }

    @Override
    public void become(Series series) {
        slug = series.slug();
        name = series.name();
    }
}
