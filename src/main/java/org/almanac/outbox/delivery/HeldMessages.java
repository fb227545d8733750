package org.almanac.outbox.delivery;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.almanac.outbox.MessagesSettled;
import org.almanac.outbox.queue.MessageStatements;
import org.almanac.outbox.smtp.MailServer;
import org.jboss.logging.Logger;

/** Holds messages while there is no server to send them through, and lets go of them when there is one. */
@ApplicationScoped
class HeldMessages {
    private static final Logger LOG = Logger.getLogger(HeldMessages.class);

    private final MessageStatements messages;
    private final MailServer server;
    private final Event<MessagesSettled> settled;
    private final Clock clock;

    HeldMessages(MessageStatements messages, MailServer server, Event<MessagesSettled> settled, Clock clock) {
        this.messages = messages;
        this.server = server;
        this.settled = settled;
        this.clock = clock;
    }

    @Transactional
    void onStart(@Observes StartupEvent start) {
        if (server.configured()) {
            release(clock.instant());
        } else {
            messages.hold();
            LOG.warn("No mail server is configured (quarkus.mailer.host): mails are held and can be read at"
                    + " /admin/outbox; they go out, if still useful, once a host is set");
        }
    }

    /** What is still useful may go now; the rest is late. */
    void release(Instant now) {
        List<MessagesSettled.Settled> late = messages.skipLate(now);
        if (!late.isEmpty()) {
            settled.fire(new MessagesSettled(late, now));
        }
        int released = messages.release();
        if (released + late.size() > 0) {
            LOG.infof("A mail server is configured: %d held messages may go, %d are too late", released, late.size());
        }
    }
}
