package org.almanac.subscriber.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is read of many subscribers at once, within the caller's transaction. */
@ApplicationScoped
public class SubscriberQueries {
    // Columns, not entities: there are thousands of them a second while mails are sent.
    private static final String CONTACTS = """
            select id, time_zone, locale, state, suppressed, quiet_from, quiet_to, token_epoch
            from subscriber where id = any(:ids)
            """;

    private final EntityManager database;

    SubscriberQueries(EntityManager database) {
        this.database = database;
    }

    /** The columns of {@code subscriber} that say how to write to somebody. */
    @SuppressWarnings("unchecked") // native queries have no types of their own
    public List<Tuple> contacts(Collection<UUID> ids) {
        return database.createNativeQuery(CONTACTS, Tuple.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** Names of the time zones that the database knows. */
    @SuppressWarnings("unchecked") // the only column of a native query
    public List<String> timeZones() {
        return database.createNativeQuery("select name from pg_timezone_names", String.class)
                .getResultList();
    }
}
