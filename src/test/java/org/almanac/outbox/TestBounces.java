package org.almanac.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.almanac.outbox.bounce.BounceAddress;
import org.almanac.settings.SiteSecret;

/** What a message carries that only its reader and the servers on the way see. */
@ApplicationScoped
public class TestBounces {
    private final BounceAddress addresses;
    private final EntityManager entities;

    TestBounces(SiteSecret secret, EntityManager entities) {
        this.addresses = new BounceAddress(Optional.of("bounces.example.org"), () -> secret.keyFor("bounce addresses"));
        this.entities = entities;
    }

    /** Where the message comes from, on a site that has a domain for bounces. */
    public String address(UUID message) {
        return addresses.of(message).orElseThrow();
    }

    @Transactional
    public String messageId(UUID message) {
        return (String)
                entities.createNativeQuery("select internet_message_id from message where id = :id", String.class)
                        .setParameter("id", message)
                        .getSingleResult();
    }
}
