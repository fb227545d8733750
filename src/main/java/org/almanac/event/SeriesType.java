package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Series: an event is an edition of one at most. */
final class SeriesType implements RegisterType<SeriesEntity, Series, SaveName> {
    @Override
    public RegisterKind kind() {
        return RegisterKind.SERIES;
    }

    @Override
    public Class<SeriesEntity> entity() {
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
    public Series check(SaveName input, @Nullable Series before) {
        EntryRules.Named named = EntryRules.series(input, before == null ? null : before.slug());
        return new Series(named.slug(), named.name());
    }

    @Override
    public SeriesEntity make(UUID id, Series value, Instant now) {
        return new SeriesEntity(id, value, now);
    }

    @Override
    public @Nullable SeriesEntity find(EntityManager entities, String key) {
        return EntryRules.bySlug(entities, SeriesEntity.class, key);
    }

    @Override
    public @Nullable SeriesEntity same(EntityManager entities, Series value) {
        return find(entities, value.slug());
    }

    @Override
    public void move(EventEntity event, SeriesEntity from, SeriesEntity to) {
        event.series = to;
    }
}
