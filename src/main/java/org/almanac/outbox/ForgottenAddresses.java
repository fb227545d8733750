package org.almanac.outbox;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.almanac.privacy.AddressErased;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what was and what is to be mailed to an address that is erased: every message to it and to its subscriber,
 * whatever its state, what they said, and what came back. A mail that a server is being given at this moment may still
 * arrive; it leaves no trace here.
 */
@ApplicationScoped
class ForgottenAddresses {
    // Each part along an index of its own: by the subscriber; by the address, but for notices; notices by whoever had
    // the
    // address when they were sent.
    private static final String MESSAGES = """
            select id from message where subscriber_id = :subscriber
            union
            select id from message where composer <> 'notices' and lower(recipient) = any(:spellings)
            union
            select id from message where subscriber_id = any(:formerly) and lower(recipient) = any(:spellings)
            """;
    private static final String DELETE = "delete from message where id in (" + MESSAGES + ") returning id";
    private static final String BOUNCES =
            "delete from bounce where subscriber_id = :subscriber or lower(recipient) = any(:spellings)";

    private static final UUID NOBODY = new UUID(0, 0);

    private final EntityManager entities;

    ForgottenAddresses(EntityManager entities) {
        this.entities = entities;
    }

    void forget(@Observes @Priority(AddressErased.MESSAGES) AddressErased news) {
        String[] spellings = news.spellings().toArray(String[]::new);
        UUID subscriber = orNobody(news.subscriberId());
        List<?> gone = entities.createNativeQuery(DELETE, UUID.class)
                .setParameter("subscriber", subscriber)
                .setParameter("spellings", spellings)
                .setParameter("formerly", news.formerly().toArray(UUID[]::new))
                .getResultList();
        // By a statement of its own: what was written down of a mail while the one before waited for it is seen now.
        entities.createNativeQuery("delete from message_content where message_id = any(:ids)")
                .setParameter("ids", gone.toArray(UUID[]::new))
                .executeUpdate();
        // After the messages: who writes a bounce down holds its message.
        entities.createNativeQuery(BOUNCES)
                .setParameter("subscriber", subscriber)
                .setParameter("spellings", spellings)
                .executeUpdate();
    }

    private static UUID orNobody(@Nullable UUID subscriber) {
        return subscriber == null ? NOBODY : subscriber;
    }
}
