package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.almanac.time.Ids;

/** Makes the row of a subscriber who is new, whoever else does so at the same time. Within the caller's transaction. */
@ApplicationScoped
class SubscriberRows {
    private static final String MAKE = """
            insert into subscriber (id, email, email_key, state, time_zone, locale, digest, announcements, changes,
                nothing_upcoming, follows_everything, created_at, updated_at)
            values (:id, :email, :key, :state, :zone, :locale, :digest, :announcements, :changes, :nothing, true, :now, :now)
            on conflict (email_key) do nothing
            """;

    private final EntityManager entities;
    private final SubscriberDefaults defaults;
    private final Ids ids;

    SubscriberRows(EntityManager entities, SubscriberDefaults defaults, Ids ids) {
        this.entities = entities;
        this.defaults = defaults;
        this.ids = ids;
    }

    /**
     * Whoever is known stays as they are.
     *
     * @param email as typed
     */
    void makeRoom(String email, String emailKey, Instant now) {
        Settings settings = defaults.settings();
        entities.createNativeQuery(MAKE)
                .setParameter("id", ids.next())
                .setParameter("email", email)
                .setParameter("key", emailKey)
                .setParameter("state", SubscriberState.PENDING.name())
                .setParameter("zone", settings.timeZone().getId())
                .setParameter("locale", settings.locale())
                .setParameter("digest", settings.digest().name())
                .setParameter("announcements", settings.announcements())
                .setParameter("changes", settings.changes())
                .setParameter("nothing", settings.nothingUpcoming())
                .setParameter("now", now)
                .executeUpdate();
    }
}
