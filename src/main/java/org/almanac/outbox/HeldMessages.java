package org.almanac.outbox;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Holds messages while there is no server to send them through, and lets go of them when there is one. */
@ApplicationScoped
class HeldMessages {
    private static final Logger LOG = Logger.getLogger(HeldMessages.class);
    private static final String HOLD = "update message set state = 'HELD' where state in ('QUEUED', 'RETRY')";
    private static final String RELEASE = "update message set state = 'QUEUED' where state = 'HELD'";
    private static final String SKIP_LATE = """
            update message set state = 'SKIPPED', reason = 'late', gathering = false, settled_at = :now
            where state = 'HELD' and useful_until <= :now
            returning id, composer
            """;

    private final EntityManager entities;
    private final MailServer server;
    private final Event<MessagesSettled> settled;
    private final Clock clock;

    HeldMessages(EntityManager entities, MailServer server, Event<MessagesSettled> settled, Clock clock) {
        this.entities = entities;
        this.server = server;
        this.settled = settled;
        this.clock = clock;
    }

    @Transactional
    void onStart(@Observes StartupEvent start) {
        if (server.configured()) {
            release(clock.instant());
        } else {
            entities.createNativeQuery(HOLD).executeUpdate();
            LOG.warn("No mail server is configured (quarkus.mailer.host): mails are held and can be read at"
                    + " /admin/outbox; they go out, if still useful, once a host is set");
        }
    }

    /** What is still useful may go now; the rest is late. */
    void release(Instant now) {
        List<Tuple> late = entities.createNativeQuery(SKIP_LATE, Tuple.class)
                .setParameter("now", now)
                .getResultList();
        if (!late.isEmpty()) {
            settled.fire(
                    new MessagesSettled(late.stream().map(HeldMessages::skipped).toList(), now));
        }
        int released = entities.createNativeQuery(RELEASE).executeUpdate();
        if (released + late.size() > 0) {
            LOG.infof("A mail server is configured: %d held messages may go, %d are too late", released, late.size());
        }
    }

    private static MessagesSettled.Settled skipped(Tuple row) {
        return new MessagesSettled.Settled(
                row.get("id", UUID.class), row.get("composer", String.class), MessageState.SKIPPED, "late", null);
    }
}
