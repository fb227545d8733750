package org.almanac.event.store;

import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.event.Organiser;
import org.almanac.event.RegisterKind;
import org.jspecify.annotations.Nullable;

/** Organisers: told apart by slug, and by name and address together. */
@ApplicationScoped
public class OrganiserRepository extends RegisterRepository<OrganiserEntity, Organiser> {
    @Override
    public RegisterKind kind() {
        return RegisterKind.ORGANISER;
    }

    @Override
    public Class<OrganiserEntity> type() {
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
    @Nullable
    public OrganiserEntity findByKey(String slug) {
        return find("slug", slug).firstResult();
    }

    @Override
    @Nullable
    public OrganiserEntity findSame(Organiser value) {
        OrganiserEntity same = findByNameAndUrl(value.name(), value.url());
        return same == null ? findByKey(value.slug()) : same;
    }

    /** One at most. */
    @Nullable
    public OrganiserEntity findByNameAndUrl(String name, @Nullable String url) {
        return find(
                        "name = :name and url is not distinct from :url",
                        Parameters.with("name", name).and("url", url))
                .firstResult();
    }
}
