package org.almanac.event;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Series: an event is an edition of one at most. */
@ApplicationScoped
class SeriesRepository extends RegisterRepository<SeriesEntity, Series> {
    @Override
    RegisterKind kind() {
        return RegisterKind.SERIES;
    }

    @Override
    Class<SeriesEntity> type() {
        return SeriesEntity.class;
    }

    @Override
    String name() {
        return "r.name";
    }

    @Override
    String events(String entry) {
        return "e.series = " + entry;
    }

    @Override
    @Nullable
    SeriesEntity findByKey(String slug) {
        return find("slug", slug).firstResult();
    }

    @Override
    @Nullable
    SeriesEntity findSame(Series value) {
        return findByKey(value.slug());
    }
}
