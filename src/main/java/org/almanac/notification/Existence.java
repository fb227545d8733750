package org.almanac.notification;

import jakarta.persistence.EntityManager;
import java.util.Map;

/**
 * Asks whether there is anything to do before a statement for many readers is run: a plan made for a million of them
 * reads them even when it then finds nothing to join them with.
 */
final class Existence {
    private Existence() {}

    /** @param rows what follows {@code from} */
    static boolean of(EntityManager entities, String rows, Map<String, ?> values) {
        var query = entities.createNativeQuery("select 1 from " + rows + " limit 1", Integer.class);
        values.forEach(query::setParameter);
        return !query.getResultList().isEmpty();
    }
}
