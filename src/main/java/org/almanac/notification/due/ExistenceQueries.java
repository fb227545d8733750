package org.almanac.notification.due;

import java.util.Map;
import org.hibernate.Session;

/**
 * Ask whether there is anything to do before a statement for many readers is run: a plan made for a million of them
 * reads them even when it then finds nothing to join them with.
 */
public final class ExistenceQueries {
    private ExistenceQueries() {}

    /** @param rows what follows {@code from} */
    public static boolean any(Session session, String rows, Map<String, ?> values) {
        var query = session.createNativeQuery("select 1 from " + rows + " limit 1", Integer.class);
        values.forEach(query::setParameter);
        return !query.getResultList().isEmpty();
    }
}
