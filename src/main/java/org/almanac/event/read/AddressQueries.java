package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads which pages there are, for search engines, without reading what is on them. */
@ApplicationScoped
@Transactional
public class AddressQueries {
    private final EntityManager entities;

    AddressQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** @param lastModified when a reader last saw something change */
    public record EventAddress(String slug, Instant lastModified) {}

    /** How many events readers see, also those that are over. */
    public long events() {
        Object count = entities.createNativeQuery("select count(*) from event e where " + Selection.PUBLIC)
                .getSingleResult();
        return ((Number) count).longValue();
    }

    /**
     * A part of the events that readers see, in the order in which they were entered: later ones do not move earlier
     * ones from part to part.
     */
    public List<EventAddress> events(int from, int limit) {
        List<?> rows = entities.createNativeQuery(
                        "select e.slug, cast(floor(extract(epoch from e.last_modified)) as bigint) from event e where "
                                + Selection.PUBLIC + " order by e.id")
                .setFirstResult(from)
                .setMaxResults(limit)
                .getResultList();
        List<EventAddress> addresses = new ArrayList<>(rows.size());
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            addresses.add(
                    new EventAddress((String) columns[0], Instant.ofEpochSecond(((Number) columns[1]).longValue())));
        }
        return addresses;
    }
}
