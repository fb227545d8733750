package org.almanac.event;

import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Organisers: told apart by slug, and by name and address together. */
@ApplicationScoped
class OrganiserRepository extends RegisterRepository<OrganiserEntity, Organiser> {
    @Override
    RegisterKind kind() {
        return RegisterKind.ORGANISER;
    }

    @Override
    Class<OrganiserEntity> type() {
        return OrganiserEntity.class;
    }

    @Override
    String name() {
        return "r.name";
    }

    @Override
    String events(String entry) {
        return "e.organiser = " + entry;
    }

    @Override
    @Nullable
    OrganiserEntity findByKey(String slug) {
        return find("slug", slug).firstResult();
    }

    @Override
    @Nullable
    OrganiserEntity findSame(Organiser value) {
        OrganiserEntity same = findByNameAndUrl(value.name(), value.url());
        return same == null ? findByKey(value.slug()) : same;
    }

    /** One at most. */
    @Nullable
    OrganiserEntity findByNameAndUrl(String name, @Nullable String url) {
        return find(
                        "name = :name and url is not distinct from :url",
                        Parameters.with("name", name).and("url", url))
                .firstResult();
    }
}
