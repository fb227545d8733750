package org.almanac.notification;

import jakarta.persistence.Query;
import java.util.List;

/** The rows of a native query, with the type that its columns have. */
final class Rows {
    private Rows() {}

    @SuppressWarnings("unchecked") // native queries have no types of their own
    static <T> List<T> of(Query query) {
        return query.getResultList();
    }
}
