package org.almanac.event.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.event.RegisterKind;
import org.almanac.event.Series;
import org.jspecify.annotations.Nullable;

/** Series: an event is an edition of one at most. */
@ApplicationScoped
public class SeriesRepository extends RegisterRepository<SeriesEntity, Series> {
    @Override
    public RegisterKind kind() {
        return RegisterKind.SERIES;
    }

    @Override
    public Class<SeriesEntity> type() {
        return SeriesEntity.class;
    }

    @Override
    public String name() {
        return "r.name";
    }

    @Override
    public String events(String entry) {
        return "e.series = " + entry;
    }

    @Override
    @Nullable
    public SeriesEntity findByKey(String slug) {
        return find("slug", slug).firstResult();
    }

    @Override
    @Nullable
    public SeriesEntity findSame(Series value) {
        return findByKey(value.slug());
    }
}
