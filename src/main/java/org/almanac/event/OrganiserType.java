package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organisers: told apart by slug, and by name and address together. */
final class OrganiserType implements RegisterType<OrganiserEntity, Organiser, SaveOrganiser> {
    @Override
    public RegisterKind kind() {
        return RegisterKind.ORGANISER;
    }

    @Override
    public Class<OrganiserEntity> entity() {
        return OrganiserEntity.class;
    }

    @Override
    public String name() {
        return "r.name";
    }

    @Override
    public String events(String entry) {
        return "e.organiser = " + entry;
    }

    @Override
    public Organiser check(SaveOrganiser input, @Nullable Organiser before) {
        return EntryRules.organiser(input, before == null ? null : before.slug());
    }

    @Override
    public OrganiserEntity make(UUID id, Organiser value, Instant now) {
        return new OrganiserEntity(id, value, now);
    }

    @Override
    public @Nullable OrganiserEntity find(EntityManager entities, String key) {
        return EntryRules.bySlug(entities, OrganiserEntity.class, key);
    }

    @Override
    public @Nullable OrganiserEntity same(EntityManager entities, Organiser value) {
        return References.organisers(entities, value.name(), value.url()).stream()
                .findFirst()
                .orElseGet(() -> find(entities, value.slug()));
    }

    @Override
    public void move(EventEntity event, OrganiserEntity from, OrganiserEntity to) {
        event.organiser = to;
    }
}
